package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.State;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.ProgramRunner;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Networks that remember: graph, kernels and generated class go through the same states. */
class StatefulNetworksTest {
    private static final int WINDOW = 4;
    private static final int CHANNELS = 3;
    private static final int CALLS = 12;

    /** A sum over the last samples, and a decaying one that starts at 1. */
    private static Graph network() {
        Value x = value("x", 1, CHANNELS);
        Value history = value("history", WINDOW, CHANNELS);
        Value decay = value("decay", 1, CHANNELS);
        Value half = value("half");
        Value longer = value("longer", WINDOW + 1, CHANNELS);
        Value moved = value("moved", WINDOW, CHANNELS);
        Value sum = value("sum", 1, CHANNELS);
        Value halved = value("halved", 1, CHANNELS);
        Value decayed = value("decayed", 1, CHANNELS);
        SliceAxis allButFirst = new SliceAxis(1, 1, WINDOW);
        SliceAxis channels = new SliceAxis(0, 1, CHANNELS);
        List<Node> nodes = List.of(
                new Node("append", new Concat(0), List.of(history, x), longer),
                new Node("forget", new Slice(List.of(allButFirst, channels)), List.of(longer), moved),
                new Node("sum", new Reduce(ReduceFunction.SUM, List.of(0), true), List.of(moved), sum),
                new Node("halve", new Binary(BinaryFunction.MUL), List.of(decay, half), halved),
                new Node("decay", new Binary(BinaryFunction.ADD), List.of(halved, x), decayed));
        Graph graph = new Graph(
                "remembering",
                List.of(x),
                List.of(sum, decayed),
                nodes,
                Map.of("half", Tensor.scalar(0.5f)),
                List.of(new State(history, moved, 0), new State(decay, decayed, 1)));
        GraphChecker.check(graph);
        return graph;
    }

    private static Value value(String name, int... dims) {
        return new Value(name, TensorType.floats(dims));
    }

    @Test
    void graphGoesThroughItsStates() {
        GraphEvaluator evaluator = new GraphEvaluator(network());
        assertArrayEquals(new float[] {1, 2, 3, 1.5f, 2.5f, 3.5f}, run(evaluator, 1, 2, 3));
        assertArrayEquals(new float[] {2, 4, 6, 1.75f, 3.25f, 4.75f}, run(evaluator, 1, 2, 3));
        assertArrayEquals(new float[] {2, 4, 6, .875f, 1.625f, 2.375f}, run(evaluator, 0, 0, 0));
        assertArrayEquals(new float[] {3, 4, 6, 1.4375f, .8125f, 1.1875f}, run(evaluator, 1, 0, 0));
        assertArrayEquals(new float[] {2, 2, 3, .71875f, .40625f, .59375f}, run(evaluator, 0, 0, 0));
    }

    private static float[] run(GraphEvaluator evaluator, float... x) {
        List<Tensor> results = evaluator.run(
                List.of(Tensor.floats(network().inputs().get(0).type().shape(), x)));
        float[] all = new float[2 * CHANNELS];
        System.arraycopy(results.get(0).floats(), 0, all, 0, CHANNELS);
        System.arraycopy(results.get(1).floats(), 0, all, CHANNELS, CHANNELS);
        return all;
    }

    @Test
    void classInFloat() {
        Program program = Quantizer.lowerFloat(Optimizer.optimize(network()));
        MemoryPlan plan = check(program);
        // states live on from call to call, beside what they become
        assertTrue(plan.arenaBytes() >= 2 * (WINDOW + 1) * CHANNELS * Float.BYTES);
    }

    @Test
    void classInIntegers() {
        Graph graph = Optimizer.optimize(network());
        Map<String, Range> found = new LinkedHashMap<>();
        List.of("x", "history", "moved", "longer").forEach(name -> found.put(name, new Range(-3, 3)));
        List.of("sum", "decay", "decayed", "halved").forEach(name -> found.put(name, new Range(-12, 12)));
        graph.nodes().forEach(node -> found.putIfAbsent(node.output().name(), new Range(-12, 12)));
        check(Quantizer.quantize(graph, new Ranges(found, Map.of(), 1), new DiagnosticCollector()));
    }

    @Test
    void integersOfAnotherScaleAreConverted() {
        Graph graph = Optimizer.optimize(network());
        Map<String, Range> found = new LinkedHashMap<>();
        graph.sources().forEach(source -> found.put(source.name(), new Range(-3, 2)));
        graph.nodes().forEach(node -> found.put(node.output().name(), new Range(-9, 12)));
        check(Quantizer.quantize(graph, new Ranges(found, Map.of(), 1), new DiagnosticCollector()));
    }

    /** Runs the class and the kernels side by side, from the initial state, and again after {@code reset}. */
    private static MemoryPlan check(Program program) {
        assertEquals(2, program.states().size());
        boolean integers = program.inputs().get(0).elementType() == ElementType.INT8;
        String type = integers ? "byte" : "float";
        MemoryPlan plan = MemoryPlanner.plan(program);
        Generated generated = Generated.of(
                Declarations.of(
                        Declarations.method(0, "run", Returns.NOTHING, type, type, type),
                        new MethodDeclaration(
                                1, "reset", Returns.RESET, Optional.empty(), Optional.empty(), List.of())),
                plan,
                "demo.Tiny",
                "package demo;\npublic interface Tiny {\n    void run(" + type + "[] x, " + type + "[] sum, " + type
                        + "[] decayed);\n    void reset();\n}\n");
        Object instance = generated.create();
        Object other = generated.create();
        for (int round = 0; round < 2; round++) {
            compare(instance, program, generated, round);
            compare(other, program, generated, 7 + round);
            Generated.call(instance, "reset");
            Generated.call(other, "reset");
        }
        return plan;
    }

    private static void compare(Object instance, Program program, Generated generated, int seed) {
        ProgramRunner runner = new ProgramRunner(program);
        Random random = new Random(seed);
        for (int call = 0; call < CALLS; call++) {
            Buffer x = data(random, program.inputs().get(0));
            List<Buffer> expected = runner.run(List.of(Memory.copy(x)));
            List<Buffer> arrays = new ArrayList<>(List.of(x));
            expected.forEach(output -> arrays.add(Memory.guards(output.elementType(), output.length())));
            Generated.call(instance, "run", arrays.stream().map(Memory::array).toArray());
            for (int i = 0; i < expected.size(); i++) {
                assertNull(Memory.difference(expected.get(i), arrays.get(1 + i)), generated::text);
            }
        }
    }

    private static Buffer data(Random random, Slot input) {
        if (input.elementType() == ElementType.INT8) {
            return Buffer.of(Programs.bytes(random, input.length()));
        }
        float[] reals = new float[input.length()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) random.nextGaussian();
        }
        return Buffer.of(reals);
    }
}
