package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes many samples through the float network and through the integer one together, a node at a time. */
final class SideBySide {
    private static final int MOST_SAMPLES = 128;
    private static final int FEWEST_SAMPLES = 16;

    /** Bytes of activations that may be alive at once, about. */
    private static final long MEMORY = 64L << 20;

    private final Graph graph;
    private final IntegerSimulation simulation;
    private final Map<String, Integer> lastUses = new HashMap<>();
    private final Map<String, Tensor> constants = new HashMap<>();
    private final List<Map<String, Tensor>> real = new ArrayList<>();
    private final List<Map<String, Tensor>> rounded = new ArrayList<>();
    private int done;

    SideBySide(Graph graph, Map<String, Quantization> scales, List<List<Tensor>> samples) {
        this.graph = graph;
        this.simulation = new IntegerSimulation(graph, scales);
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (Value input : graph.nodes().get(i).inputs()) {
                lastUses.put(input.name(), i);
            }
        }
        graph.outputs().forEach(output -> lastUses.remove(output.name()));
        samples.forEach(this::start);
    }

    /** How many samples of a network stay within the memory there is for them. */
    static int capacity(Graph graph) {
        long largest = graph.inputs().stream()
                .mapToLong(input -> input.type().elementCount())
                .sum();
        for (Node node : graph.nodes()) {
            long live = node.output().type().elementCount();
            for (Value input : node.inputs()) {
                live += graph.isConstant(input) ? 0 : input.type().elementCount();
            }
            largest = Math.max(largest, live);
        }
        long fitting = MEMORY / Math.max(1, 2 * Float.BYTES * largest);
        return (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, fitting));
    }

    private void start(List<Tensor> sample) {
        Map<String, Tensor> exact = new HashMap<>();
        Map<String, Tensor> integers = new HashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            Value input = graph.inputs().get(i);
            exact.put(input.name(), sample.get(i));
            integers.put(input.name(), simulation.rounded(input, sample.get(i)));
        }
        real.add(exact);
        rounded.add(integers);
    }

    int samples() {
        return real.size();
    }

    /** Computes the next node in float, of every sample. */
    void runReal(Node node) {
        for (Map<String, Tensor> live : real) {
            live.put(node.output().name(), node.operator().evaluate(operands(node, live)));
        }
    }

    /** Computes {@code node}, which stands in the place of the next one, as integers. */
    void runRounded(Node node, Graph weights) {
        node.inputs().forEach(input -> weights.constant(input).ifPresent(data -> constants.put(input.name(), data)));
        for (Map<String, Tensor> live : rounded) {
            Tensor result = node.operator().evaluate(operands(node, live));
            live.put(node.output().name(), simulation.rounded(node, result));
        }
        node.inputs().forEach(input -> constants.remove(input.name()));
    }

    /** Forgets what was read for the last time. */
    void advance() {
        for (Value input : graph.nodes().get(done).inputs()) {
            if (lastUses.getOrDefault(input.name(), -1) == done) {
                real.forEach(live -> live.remove(input.name()));
                rounded.forEach(live -> live.remove(input.name()));
            }
        }
        done++;
    }

    private List<Tensor> operands(Node node, Map<String, Tensor> live) {
        List<Tensor> operands = new ArrayList<>();
        for (Value input : node.inputs()) {
            Tensor computed = live.get(input.name());
            operands.add(computed != null ? computed : constant(input));
        }
        return operands;
    }

    private Tensor constant(Value value) {
        Tensor known = constants.get(value.name());
        return known != null ? known : graph.constant(value).orElseThrow();
    }

    Tensor real(int sample, Value value) {
        return real.get(sample).get(value.name());
    }

    Tensor rounded(int sample, Value value) {
        return rounded.get(sample).get(value.name());
    }
}
