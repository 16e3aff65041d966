package dev.inlay.compiler.importer.onnx;

import com.google.protobuf.ByteString;
import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto.AttributeType;
import dev.inlay.compiler.importer.onnx.proto.FunctionProto;
import dev.inlay.compiler.importer.onnx.proto.GraphProto;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import dev.inlay.compiler.importer.onnx.proto.OperatorSetIdProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.importer.onnx.proto.TensorShapeProto;
import dev.inlay.compiler.importer.onnx.proto.TypeProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import java.util.List;
import java.util.Random;

/**
 * Writes ONNX models for tests:
 *
 * <pre>{@code
 * OnnxModels.opset(13)
 *         .input("x", 1, 3, 8, 8)
 *         .random("w", 8, 3, 3, 3)
 *         .node("Conv", "x w -> y", OnnxModels.ints("pads", 1, 1, 1, 1))
 *         .output("y")
 *         .importGraph()
 * }</pre>
 */
public final class OnnxModels {
    public static final int FLOAT = 1;
    public static final int INT64 = 7;
    public static final int DOUBLE = 11;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
    private final Random random = new Random(1);

    private OnnxModels() {}

    public static OnnxModels opset(int version) {
        OnnxModels models = new OnnxModels();
        models.model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version));
        return models;
    }

    /** A float input; a dimension is a number, a name, or null where it is left open. */
    public OnnxModels input(String name, Object... dims) {
        graph.addInput(floatInput(name, dims));
        return this;
    }

    public OnnxModels input(ValueInfoProto input) {
        graph.addInput(input);
        return this;
    }

    public static ValueInfoProto floatInput(String name, Object... dims) {
        return typedInput(name, FLOAT, dims);
    }

    public static ValueInfoProto typedInput(String name, int elementType, Object... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dim : dims) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (dim instanceof Number number) {
                dimension.setDimValue(number.longValue());
            } else if (dim != null) {
                dimension.setDimParam((String) dim);
            }
        }
        TypeProto.Tensor.Builder type =
                TypeProto.Tensor.newBuilder().setElemType(elementType).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    /** Stored floats from -1 to 1. */
    public OnnxModels random(String name, long... dims) {
        float[] elements = new float[(int) java.util.Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = 2 * random.nextFloat() - 1;
        }
        return stored(floatTensor(name, elements, dims));
    }

    public OnnxModels floats(String name, float... elements) {
        return stored(floatTensor(name, elements, elements.length));
    }

    public OnnxModels longs(String name, long... elements) {
        return stored(longTensor(name, elements, elements.length));
    }

    public OnnxModels stored(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    public static TensorProto floatTensor(String name, float[] elements, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        for (float element : elements) {
            tensor.addFloatData(element);
        }
        return tensor.build();
    }

    public static TensorProto longTensor(String name, long[] elements, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64);
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        for (long element : elements) {
            tensor.addInt64Data(element);
        }
        return tensor.build();
    }

    /**
     * A node without a name.
     *
     * @param wiring as {@code "x w -> y"}; {@code _} stands for one that is left out
     */
    public OnnxModels node(String operator, String wiring, AttributeProto... attributes) {
        return node("", operator, wiring, attributes);
    }

    public OnnxModels node(String name, String operator, String wiring, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllAttribute(List.of(attributes));
        if (!name.isEmpty()) {
            node.setName(name);
        }
        String[] sides = wiring.split("->", 2);
        for (String input : sides[0].trim().split(" ", -1)) {
            if (!input.isEmpty()) {
                node.addInput(input.equals("_") ? "" : input);
            }
        }
        for (String output : sides[1].trim().split(" ", -1)) {
            node.addOutput(output.equals("_") ? "" : output);
        }
        return node(node.build());
    }

    public OnnxModels node(NodeProto node) {
        graph.addNode(node);
        return this;
    }

    public OnnxModels output(String... names) {
        for (String name : names) {
            graph.addOutput(ValueInfoProto.newBuilder().setName(name));
        }
        return this;
    }

    public OnnxModels output(ValueInfoProto output) {
        graph.addOutput(output);
        return this;
    }

    public OnnxModels function(String domain, String name) {
        model.addFunctions(FunctionProto.newBuilder().setDomain(domain).setName(name));
        return this;
    }

    public static AttributeProto number(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value).build();
    }

    public static AttributeProto real(String name, float value) {
        return attribute(name, AttributeType.FLOAT).setF(value).build();
    }

    public static AttributeProto text(String name, String value) {
        return attribute(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto texts(String name, String... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return attribute.build();
    }

    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto reals(String name, float... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    public static AttributeProto tensor(String name, TensorProto value) {
        return attribute(name, AttributeType.TENSOR).setT(value).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    public ModelProto proto() {
        return model.setGraph(graph).build();
    }

    public byte[] bytes() {
        return proto().toByteArray();
    }

    public Graph importGraph() {
        return importGraph(DimensionSettings.none(), new DiagnosticCollector());
    }

    public Graph importGraph(DimensionSettings dimensions, DiagnosticCollector diagnostics) {
        return importGraph(bytes(), dimensions, diagnostics);
    }

    public static Graph importGraph(byte[] content) {
        return importGraph(content, DimensionSettings.none(), new DiagnosticCollector());
    }

    private static Graph importGraph(byte[] content, DimensionSettings dimensions, DiagnosticCollector diagnostics) {
        return OnnxImporter.importModel(
                content, new BytesResource("test.onnx", content), new NoFiles(), dimensions, diagnostics);
    }
}
