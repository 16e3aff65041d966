package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model of one node, its inputs given at run time or stored. */
final class SingleNode {
    private static final Map<DataType, Integer> TYPES = Map.of(
            DataType.FLOAT32,
            1,
            DataType.UINT8,
            2,
            DataType.INT8,
            3,
            DataType.INT32,
            6,
            DataType.INT64,
            7,
            DataType.BOOL,
            9);

    private final OnnxModels model;
    private final NodeProto.Builder node;
    private final List<Tensor> given = new ArrayList<>();
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    private SingleNode(int opset, String operator, AttributeProto... attributes) {
        this.model = OnnxModels.opset(opset);
        this.node = NodeProto.newBuilder().setName("n").setOpType(operator).addAllAttribute(List.of(attributes));
    }

    static SingleNode of(int opset, String operator, AttributeProto... attributes) {
        return new SingleNode(opset, operator, attributes);
    }

    SingleNode input(Tensor tensor) {
        String name = "in" + node.getInputCount();
        Object[] dims = java.util.Arrays.stream(tensor.shape().dims()).boxed().toArray();
        model.input(OnnxModels.typedInput(name, TYPES.get(tensor.dataType()), dims));
        given.add(tensor);
        node.addInput(name);
        return this;
    }

    SingleNode floats(float... elements) {
        return input(Tensor.floats(Shape.of(elements.length), elements));
    }

    SingleNode stored(Tensor tensor) {
        String name = "in" + node.getInputCount();
        model.stored(proto(name, tensor));
        node.addInput(name);
        return this;
    }

    /** A stored vector of 64-bit integers. */
    SingleNode stored(long... elements) {
        return stored(Tensor.vector(elements));
    }

    SingleNode absent() {
        node.addInput("");
        return this;
    }

    Tensor run() {
        return run(1).get(0);
    }

    List<Tensor> run(int outputs) {
        return new GraphEvaluator(graph(outputs)).run(given);
    }

    /** Names of the operators that the node becomes. */
    List<String> operators() {
        return graph(1).nodes().stream()
                .map(Node::operator)
                .map(operator -> operator.name())
                .toList();
    }

    Graph graph(int outputs) {
        if (given.isEmpty()) {
            model.input("unused");
            given.add(Tensor.scalar(0));
        }
        for (int i = 0; i < outputs; i++) {
            node.addOutput("out" + i);
            model.output("out" + i);
        }
        return model.node(node.build()).importGraph(DimensionSettings.none(), diagnostics);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics.diagnostics();
    }

    private static TensorProto proto(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name).setDataType(TYPES.get(tensor.dataType()));
        for (int dim : tensor.shape().dims()) {
            proto.addDims(dim);
        }
        for (int i = 0; i < tensor.elementCount(); i++) {
            if (tensor.isFloat()) {
                proto.addFloatData(tensor.floats()[i]);
            } else if (tensor.dataType() == DataType.INT64) {
                proto.addInt64Data(tensor.integers()[i]);
            } else {
                proto.addInt32Data((int) tensor.integers()[i]);
            }
        }
        return proto.build();
    }
}
