package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.State;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.QuantizationRule;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.Quantization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the float activations of a network their scales and zero points. */
final class ScaleAssigner {
    /** Probabilities: 256 steps of 1/256 from 0. */
    static final Quantization PROBABILITY = Quantization.perTensor(1f / 256, -128);

    private final Graph graph;
    private final Ranges ranges;
    private final Map<String, Quantization> assigned = new HashMap<>();

    private ScaleAssigner(Graph graph, Ranges ranges) {
        this.graph = graph;
        this.ranges = ranges;
    }

    /** Scale and zero point of every float activation that is to be held as integers, by value name. */
    static Map<String, Quantization> assign(Graph graph, Ranges ranges) {
        ScaleAssigner assigner = new ScaleAssigner(graph, ranges);
        assigner.run();
        return assigner.assigned;
    }

    private void run() {
        Set<String> real = realStates();
        graph.sources().stream()
                .filter(input -> input.type().dataType().isFloat() && !real.contains(input.name()))
                .forEach(input -> assigned.put(input.name(), calibrated(input)));
        for (Node node : graph.nodes()) {
            if (node.output().type().dataType().isFloat()
                    && node.operator().quantizationRule() != QuantizationRule.REAL) {
                assigned.put(node.output().name(), assign(node));
            }
        }
        shareConcatScales();
    }

    /** States that only operators read whose output stays in float, and what becomes of them. */
    private Set<String> realStates() {
        Map<String, List<Node>> consumers = graph.consumers();
        Set<String> real = new HashSet<>();
        for (State state : graph.states()) {
            List<Node> readers = consumers.getOrDefault(state.current().name(), List.of());
            if (readers.stream().allMatch(node -> node.operator().quantizationRule() == QuantizationRule.REAL)) {
                real.add(state.current().name());
                real.add(state.next().name());
            }
        }
        return real;
    }

    private Quantization assign(Node node) {
        QuantizationRule rule = node.operator().quantizationRule();
        if (rule == QuantizationRule.FIXED) {
            return PROBABILITY;
        }
        if (rule == QuantizationRule.SHARED) {
            return ofAll(node);
        }
        Quantization ofInput = assigned.get(node.inputs().get(0).name());
        return keepsScale(node) && ofInput != null ? ofInput : calibrated(node.output());
    }

    /** Whether the node's kernel writes integers of its input's scale. */
    private static boolean keepsScale(Node node) {
        if (node.operator() instanceof Pool pool && pool.function() == PoolFunction.AVERAGE) {
            return !PoolLowering.averagesEverything(node);
        }
        if (node.operator() instanceof Reduce reduce) {
            return reduce.function() == ReduceFunction.MAX || reduce.function() == ReduceFunction.MIN;
        }
        return node.operator().quantizationRule() == QuantizationRule.SAME_AS_INPUT;
    }

    private Quantization calibrated(Value value) {
        return Scales.ofRange(
                ranges.of(value).orElseThrow(() -> new IllegalStateException("calibration has no range for " + value)));
    }

    /** The scale that holds the output and every input whole. */
    private Quantization ofAll(Node node) {
        Range range = ranges.of(node.output()).orElseThrow();
        for (Value input : node.inputs()) {
            range = ranges.of(input).map(range::union).orElse(range);
        }
        return Scales.ofRange(range);
    }

    /**
     * Inputs of a Concat take over its scale where nothing else depends on theirs, so that joining them is a plain copy.
     */
    private void shareConcatScales() {
        Map<String, List<Node>> consumers = graph.consumers();
        Map<String, Node> producers = graph.producers();
        for (Node node : graph.nodes()) {
            if (node.operator().quantizationRule() == QuantizationRule.SHARED) {
                node.inputs().stream()
                        .filter(input -> isFree(input, producers, consumers))
                        .forEach(input -> assigned.put(
                                input.name(), assigned.get(node.output().name())));
            }
        }
    }

    private boolean isFree(Value input, Map<String, Node> producers, Map<String, List<Node>> consumers) {
        Node producer = producers.get(input.name());
        return producer != null
                && producer.operator().quantizationRule() == QuantizationRule.CALIBRATED
                && !keepsScale(producer)
                && consumers.get(input.name()).size() == 1
                && !graph.isOutput(input);
    }
}
