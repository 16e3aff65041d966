package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.GraphPrinter;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.optimizer.RandomGraphs;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random networks as classes, their activations packed into one arena, compute what their kernels' references compute in
 * memory of their own, bit for bit.
 */
class GeneratedNetworksTest {
    private static final int GRAPHS = 40;
    private static final int CALLS = 3;

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inFloat(int seed) {
        Graph graph = RandomGraphs.of(seed);
        check(graph, Quantizer.lowerFloat(seed % 3 == 0 ? graph : Optimizer.optimize(graph)), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inIntegers(int seed) {
        Graph graph = Optimizer.optimize(RandomGraphs.of(GRAPHS + seed));
        check(graph, Quantizer.quantize(graph, ranges(graph, seed), new DiagnosticCollector()), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onLanes(int seed) {
        Graph graph = Optimizer.optimize(RandomGraphs.of(2 * GRAPHS + seed));
        Program program = Quantizer.quantize(graph, ranges(graph, seed), new DiagnosticCollector());
        check(graph, program, MemoryPlanner.planWithLanes(program, LaneStyle.LOOPS), seed);
    }

    private static Ranges ranges(Graph graph, int seed) {
        Random random = new Random(seed);
        List<Tensor> sample = new ArrayList<>();
        for (Value input : graph.inputs()) {
            sample.add(Tensor.floats(
                    input.type().shape(), reals(random, input.type().elementCount())));
        }
        Map<String, Range> found = new LinkedHashMap<>();
        new GraphEvaluator(graph).run(sample, (value, tensor) -> {
            if (tensor.isFloat()) {
                found.put(value.name(), range(tensor));
            }
        });
        return new Ranges(found, Map.of(), 1);
    }

    private static Range range(Tensor tensor) {
        float min = 0;
        float max = 0;
        for (float element : tensor.floats()) {
            min = Math.min(min, element);
            max = Math.max(max, element);
        }
        return new Range(min, max);
    }

    private static float[] reals(Random random, int length) {
        float[] reals = new float[length];
        for (int i = 0; i < length; i++) {
            reals[i] = (float) random.nextGaussian();
        }
        return reals;
    }

    private static void check(Graph graph, Program program, int seed) {
        check(graph, program, MemoryPlanner.plan(program), seed);
    }

    private static void check(Graph graph, Program program, MemoryPlan plan, int seed) {
        List<Slot> slots = new ArrayList<>(program.inputs());
        slots.addAll(program.outputs());
        String[] types = new String[slots.size()];
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            types[i] = Location.elementType(slots.get(i).elementType()).toString();
            parameters
                    .append(i == 0 ? "" : ", ")
                    .append(types[i])
                    .append("[] array")
                    .append(i);
        }
        Generated generated = Generated.of(
                Declarations.of(Declarations.method(0, "run", Returns.NOTHING, types)),
                plan,
                "demo.Tiny",
                "package demo;\npublic interface Tiny {\n    void run(" + parameters + ");\n}\n");
        Object instance = generated.create();
        Random random = new Random(seed);
        for (int call = 0; call < CALLS; call++) {
            List<Buffer> arguments =
                    program.inputs().stream().map(slot -> data(random, slot)).toList();
            List<Buffer> expected =
                    program.run(arguments.stream().map(Memory::copy).toList());
            List<Buffer> arrays = new ArrayList<>(arguments);
            program.outputs().forEach(slot -> arrays.add(Memory.guards(slot.elementType(), slot.length())));
            Generated.call(instance, "run", arrays.stream().map(Memory::array).toArray());
            for (int i = 0; i < expected.size(); i++) {
                String difference = Memory.difference(expected.get(i), arrays.get(arguments.size() + i));
                assertNull(difference, () -> GraphPrinter.print(graph) + generated.text());
            }
        }
    }

    private static Buffer data(Random random, Slot slot) {
        return slot.elementType() == ElementType.INT8
                ? Buffer.of(Programs.bytes(random, slot.length()))
                : Buffer.of(reals(random, slot.length()));
    }
}
