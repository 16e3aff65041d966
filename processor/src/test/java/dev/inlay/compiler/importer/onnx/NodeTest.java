package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.onnx.proto.GraphProto;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.ProgramRunner;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One folder of ONNX's own tests: a model of a single node, its inputs, and the outputs they must give. */
final class NodeTest {
    /** Inputs that are parameters, by operator: they must be known at compile time. */
    private static final Map<String, Set<Integer>> PARAMETERS = Map.ofEntries(
            Map.entry("ConstantOfShape", Set.of(0)),
            Map.entry("Expand", Set.of(1)),
            Map.entry("Gather", Set.of(1)),
            Map.entry("GRU", Set.of(1, 2, 3, 4)),
            Map.entry("LSTM", Set.of(1, 2, 3, 4, 7)),
            Map.entry("Pad", Set.of(1, 2, 3)),
            Map.entry("ReduceMax", Set.of(1)),
            Map.entry("ReduceMean", Set.of(1)),
            Map.entry("Reshape", Set.of(1)),
            Map.entry("Resize", Set.of(1, 2, 3)),
            Map.entry("Slice", Set.of(1, 2, 3, 4)),
            Map.entry("Split", Set.of(1)),
            Map.entry("Squeeze", Set.of(1)),
            Map.entry("Unsqueeze", Set.of(1)));

    private final ModelProto model;
    private final List<TensorProto> inputs;
    private final List<TensorProto> outputs;

    private NodeTest(ModelProto model, List<TensorProto> inputs, List<TensorProto> outputs) {
        this.model = model;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    static NodeTest read(Path folder) throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        return new NodeTest(model, tensors(folder, "input_"), tensors(folder, "output_"));
    }

    private static List<TensorProto> tensors(Path folder, String prefix) throws IOException {
        List<TensorProto> tensors = new ArrayList<>();
        for (int i = 0; Files.exists(folder.resolve(prefix + i + ".pb")); i++) {
            tensors.add(TensorProto.parseFrom(Files.readAllBytes(folder.resolve(prefix + i + ".pb"))));
        }
        return tensors;
    }

    /** Runs with as many inputs given at run time as the operator allows. */
    void runWithInputs() {
        NodeProto node = model.getGraph().getNode(0);
        Set<Integer> parameters = PARAMETERS.getOrDefault(node.getOpType(), Set.of());
        List<String> bound = parameters.stream()
                .filter(i -> i < node.getInputCount())
                .map(node::getInput)
                .toList();
        run(bound);
    }

    /** Runs with all inputs but the first known at compile time, as weights are. */
    void runWithConstants() {
        NodeProto node = model.getGraph().getNode(0);
        List<String> bound = new ArrayList<>(node.getInputList());
        if (!PARAMETERS.getOrDefault(node.getOpType(), Set.of()).contains(0) && !bound.isEmpty()) {
            bound.remove(0);
        }
        run(bound);
    }

    private void run(List<String> bound) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        List<Tensor> given = new ArrayList<>();
        Map<String, Integer> emptyDims = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = graph.getInput(i).getName();
            if (bound.contains(name)) {
                graph.addInitializer(inputs.get(i).toBuilder().setName(name));
                continue;
            }
            Tensor tensor = read(inputs.get(i));
            given.add(tensor);
            if (tensor.shape().rank() > 0 && tensor.shape().dim(0) == 0) {
                emptyDims.put(name + ".0", 0);
            }
        }
        if (given.isEmpty()) {
            graph.addInput(OnnxModels.floatInput("unused"));
            given.add(Tensor.floats(Shape.scalar(), 0));
        }
        byte[] content = model.toBuilder().setGraph(graph).build().toByteArray();
        Graph imported = OnnxImporter.importModel(
                content,
                new BytesResource("model.onnx", content),
                new NoFiles(),
                new DimensionSettings(emptyDims),
                new DiagnosticCollector());
        List<Tensor> results = imported.hasQuantizedActivations()
                ? runIntegers(imported, given)
                : new GraphEvaluator(imported).run(given);
        for (int i = 0; i < outputs.size(); i++) {
            ValueInfoProto output = graph.getOutput(i);
            TensorMatcher.requireClose(output.getName(), results.get(i), read(outputs.get(i)), 1e-7, 1e-3);
        }
    }

    /** Runs the kernels of a network whose file has quantized it. */
    private List<Tensor> runIntegers(Graph imported, List<Tensor> given) {
        Program program = Quantizer.keepScalesRoundingOnce(Optimizer.optimize(imported), new DiagnosticCollector());
        List<Buffer> results = new ProgramRunner(program)
                .run(given.stream().map(NodeTest::buffer).toList());
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            tensors.add(tensor(results.get(i), read(outputs.get(i)).type()));
        }
        return tensors;
    }

    /** Integers of quantized inputs are told as int8. */
    private static Buffer buffer(Tensor tensor) {
        if (tensor.isFloat()) {
            return Buffer.of(tensor.floats());
        }
        byte[] bytes = new byte[tensor.elementCount()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (tensor.integers()[i] - LinearScales.shift(tensor.dataType()));
        }
        return Buffer.of(bytes);
    }

    private static Tensor tensor(Buffer buffer, TensorType type) {
        if (type.dataType().isFloat()) {
            return Tensor.floats(type.shape(), buffer.floats());
        }
        long[] integers = new long[type.elementCount()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (long) buffer.bytes()[i] + LinearScales.shift(type.dataType());
        }
        return Tensor.integers(type.dataType(), type.shape(), integers);
    }

    private static Tensor read(TensorProto proto) {
        FoldingBudget budget = new FoldingBudget();
        return new TensorReader(new ExternalData(null, new NoFiles()), budget, new Roundings()).read(proto, "tensor");
    }
}
