package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Inputs, outputs, names, order and folding of whole models. */
class ModelStructureTest {
    @Test
    void storedInputsAreNoInputs() {
        Graph graph = OnnxModels.opset(7)
                .input("x", 2)
                .input("w", 2)
                .floats("w", 3, 4)
                .node("Add", "x w -> y")
                .output("y")
                .importGraph();
        assertEquals(List.of("x"), names(graph.inputs()));
        assertFloats(run(graph, floats(1, 2)).get(0), dims(2), 4, 6);
    }

    @Test
    void nodesInAnyOrderAreSorted() {
        Graph graph = OnnxModels.opset(13)
                .input("x", 1)
                .node("Exp", "b -> y")
                .node("Neg", "a -> b")
                .node("Abs", "x -> a")
                .output("y")
                .importGraph();
        assertEquals(
                List.of("a", "b", "y"),
                graph.nodes().stream().map(node -> node.output().name()).toList());
    }

    @Test
    void whatNoOutputNeedsIsLeftOut() {
        Graph graph = OnnxModels.opset(13)
                .input("x", 1)
                .node("NotAnOperator", "x -> unused")
                .node("Abs", "x -> y")
                .output("y")
                .importGraph();
        assertEquals(1, graph.nodes().size());
    }

    @Test
    void namesAreUniqueWhateverTheFileSays() {
        Graph graph = OnnxModels.opset(13)
                .input("x", 2)
                .floats("c", 1, 2)
                .node("same", "Add", "x c -> a")
                .node("same", "Mul", "a c -> b")
                .node("", "Sub", "b x -> d")
                .node("", "Softmax", "d -> e")
                .output("e", "e", "x", "c")
                .importGraph();
        Set<String> seen = new LinkedHashSet<>(names(graph.inputs()));
        for (Node node : graph.nodes()) {
            assertTrue(seen.add(node.output().name()), () -> node.output().name() + " is there twice");
        }
        assertEquals(
                List.of("same", "same_2", "Sub_2", "Softmax_3"),
                graph.nodes().stream().map(Node::name).limit(4).toList());
        assertEquals(List.of("e", "e_2", "x_2", "c"), names(graph.outputs()));
        List<Tensor> outputs = run(graph, floats(5, 6));
        assertEquals(outputs.get(0), outputs.get(1));
        assertEquals(floats(5, 6), outputs.get(2));
        assertEquals(floats(1, 2), outputs.get(3));
    }

    @Test
    void anInitializerIsOneConstantHoweverOftenItIsUsed() {
        Graph graph = OnnxModels.opset(13)
                .input("x", 2)
                .floats("c", 1, 2)
                .node("Add", "x c -> a")
                .node("Mul", "a c -> b")
                .output("b")
                .importGraph();
        assertEquals(Set.of("c"), graph.constants().keySet());
    }

    @Test
    void arithmeticOnShapesLeavesNothingBehind() {
        Graph graph = OnnxModels.opset(13)
                .input("x", "N", 3, 4)
                .node("Shape", "x -> shape")
                .longs("zero", 0)
                .longs("minus", -1)
                .node("Gather", "shape zero -> batch")
                .node("Concat", "batch minus -> target", number("axis", 0))
                .node("Reshape", "x target -> y")
                .output("y")
                .importGraph();
        assertEquals(
                List.of("Reshape"),
                graph.nodes().stream().map(node -> node.operator().name()).toList());
        assertEquals("y", graph.nodes().get(0).output().name());
        assertEquals("float32[1, 12]", graph.outputs().get(0).type().toString());
        assertTrue(graph.constants().isEmpty());
    }

    @Test
    void anAliasAtAnOutputKeepsTheName() {
        Graph graph = OnnxModels.opset(13)
                .input("x", 2)
                .node("Neg", "x -> a")
                .node("Identity", "a -> y")
                .node("Identity", "y -> z")
                .output("z", "a")
                .importGraph();
        assertEquals(List.of("z", "a"), names(graph.outputs()));
        List<Tensor> outputs = run(graph, floats(1, 2));
        assertEquals(outputs.get(0), outputs.get(1));
    }

    @Test
    void theOldNameOfTheDefaultDomainIsKnown() {
        OnnxModels model = OnnxModels.opset(13).input("x", 2).output("y");
        model.node(dev.inlay.compiler.importer.onnx.proto.NodeProto.newBuilder()
                .setOpType("Relu")
                .setDomain("ai.onnx")
                .addInput("x")
                .addOutput("y")
                .build());
        assertFloats(run(model.importGraph(), floats(-1, 2)).get(0), dims(2), 0, 2);
    }

    private static List<Tensor> run(Graph graph, Tensor... inputs) {
        return new GraphEvaluator(graph).run(List.of(inputs));
    }

    private static List<String> names(List<Value> values) {
        return new ArrayList<>(values.stream().map(Value::name).toList());
    }
}
