package dev.inlay.compiler.quantizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.optimizer.RandomGraphs;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks in float kernels compute what the networks compute, and keep the rules of programs. */
class FloatLoweringTest {
    private static final int GRAPHS = 400;

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomNetworks(int seed) {
        Graph graph = RandomGraphs.of(seed);
        check(seed % 2 == 0 ? graph : Optimizer.optimize(graph), seed);
    }

    private static void check(Graph graph, long seed) {
        Program program = Quantizer.lowerFloat(graph);
        requireRules(graph, program);
        Random random = new Random(seed);
        List<Tensor> arguments = new ArrayList<>();
        for (Value input : graph.inputs()) {
            float[] elements = new float[input.type().elementCount()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = (float) random.nextGaussian();
            }
            arguments.add(Tensor.floats(input.type().shape(), elements));
        }
        List<Buffer> actual = program.run(
                arguments.stream().map(tensor -> Buffer.of(tensor.floats())).toList());
        List<Tensor> expected = new GraphEvaluator(graph).run(arguments);
        for (int i = 0; i < expected.size(); i++) {
            requireClose(expected.get(i), actual.get(i).floats());
        }
    }

    private static void requireRules(Graph graph, Program program) {
        assertEquals(
                graph.inputs().stream().map(Value::name).toList(),
                program.inputs().stream().map(Slot::name).toList());
        assertEquals(graph.outputs().size(), program.outputs().size());
        Set<String> known =
                new HashSet<>(program.inputs().stream().map(Slot::name).toList());
        for (Step step : program.steps()) {
            for (Slot input : step.inputs()) {
                assertTrue(
                        input.isConstant() || known.contains(input.name()), () -> input.name() + " is not there yet");
            }
            assertFalse(step.output().isConstant());
            assertTrue(known.add(step.output().name()), () -> step.output().name() + " is written twice");
        }
        Set<String> outputs =
                new HashSet<>(program.inputs().stream().map(Slot::name).toList());
        for (int i = 0; i < program.outputs().size(); i++) {
            Slot output = program.outputs().get(i);
            assertTrue(known.contains(output.name()), () -> output.name() + " is not computed");
            assertTrue(outputs.add(output.name()), () -> output.name() + " is not the output's own");
            assertEquals(graph.outputs().get(i).type().shape(), output.shape());
        }
    }

    private static void requireClose(Tensor expected, float[] actual) {
        double largest = 1;
        for (int i = 0; i < actual.length; i++) {
            largest = Math.max(largest, Math.abs(expected.real(i)));
        }
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected.real(i), actual[i], 2e-5 * largest);
        }
    }

    private static final Value X = new Value("x", TensorType.floats(1, 2, 2, 3));
    private static final Value WEIGHTS = new Value("weights", TensorType.floats(3, 1, 1, 3));
    private static final WindowAxis POINT = new WindowAxis(1, 1, 1, 0, 0);

    private static Value value(String name) {
        return new Value(name, X.type());
    }

    private static Node node(Operator operator, String output, Value... inputs) {
        return new Node(output, operator, List.of(inputs), value(output));
    }

    private static Graph graph(List<Value> outputs, Node... nodes) {
        Tensor weights = Tensor.floats(WEIGHTS.type().shape(), 1, -2, 3, -1, 0.5f, 2, 3, 1, -1);
        return new Graph("graph", List.of(X), outputs, List.of(nodes), Map.of("weights", weights));
    }

    @Test
    void clampsBecomePartOfAConvolution() {
        Graph graph = graph(
                List.of(value("c")),
                node(new Conv(List.of(POINT, POINT), 1), "a", X, WEIGHTS),
                node(new Unary(UnaryFunction.RELU), "b", value("a")),
                node(new Unary(UnaryFunction.CLIP, -1, 6), "c", value("b")));
        check(graph, 1);
        List<Step> steps = Quantizer.lowerFloat(graph).steps();
        assertEquals(1, steps.size());
        FConv conv = (FConv) steps.get(0).kernel();
        assertEquals(List.of(0f, 6f), List.of(conv.min(), conv.max()));
        assertEquals("c", steps.get(0).output().name());
    }

    @Test
    void functionsInARowAreOneKernel() {
        Graph graph = graph(
                List.of(value("c")),
                node(new Unary(UnaryFunction.TANH), "a", X),
                node(new Unary(UnaryFunction.ABS), "b", value("a")),
                node(new Unary(UnaryFunction.NEG), "c", value("b")));
        check(graph, 2);
        assertEquals(1, Quantizer.lowerFloat(graph).steps().size());
    }

    @Test
    void aValueReadTwiceStays() {
        Graph graph = graph(
                List.of(value("b"), value("c")),
                node(new Conv(List.of(POINT, POINT), 1), "a", X, WEIGHTS),
                node(new Unary(UnaryFunction.RELU), "b", value("a")),
                node(new Unary(UnaryFunction.NEG), "c", value("a")));
        check(graph, 3);
        assertEquals(3, Quantizer.lowerFloat(graph).steps().size());
    }

    @Test
    void anOutputReadOnStays() {
        Graph graph = graph(
                List.of(value("a"), value("b")),
                node(new Unary(UnaryFunction.TANH), "a", X),
                node(new Unary(UnaryFunction.ABS), "b", value("a")));
        check(graph, 4);
        assertEquals(2, Quantizer.lowerFloat(graph).steps().size());
    }

    @Test
    void longChainsAreCut() {
        Node[] nodes = new Node[100];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node(new Unary(UnaryFunction.SOFTSIGN), "n" + i, i == 0 ? X : value("n" + (i - 1)));
        }
        Graph graph = graph(List.of(value("n99")), nodes);
        check(graph, 5);
        List<Step> steps = Quantizer.lowerFloat(graph).steps();
        assertTrue(steps.size() > 1);
        for (Step step : steps) {
            assertTrue(((FMap) step.kernel()).expression().size() <= 64);
        }
    }

    @Test
    void outputsHaveMemoryOfTheirOwn() {
        Value flat = new Value("flat", TensorType.floats(12));
        Graph graph = graph(
                List.of(X, WEIGHTS, value("a"), flat, value("a")),
                node(new Unary(UnaryFunction.TANH), "a", X),
                new Node("flat", new Reshape(Shape.of(12)), List.of(value("a")), flat));
        check(graph, 6);
        Program program = Quantizer.lowerFloat(graph);
        assertEquals("a", program.outputs().get(2).name());
        assertEquals("flat", program.outputs().get(3).name());
    }

    @Test
    void aValueIsAnOutputAfterItsOwnReshape() {
        Value flat = new Value("flat", TensorType.floats(12));
        Graph graph = graph(
                List.of(flat, value("a")),
                node(new Unary(UnaryFunction.TANH), "a", X),
                new Node("flat", new Reshape(Shape.of(12)), List.of(value("a")), flat));
        check(graph, 7);
    }
}
