package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.quantizer.solver.Moments;
import dev.inlay.compiler.quantizer.solver.NearestRounder;
import dev.inlay.compiler.quantizer.solver.RoundedWeights;
import dev.inlay.compiler.quantizer.solver.SecondOrderSolver;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives layers weights in few bits, layer by layer in the order they run, so that each makes good what rounding did before
 * it.
 */
final class NarrowWeights {
    /** Rows of a layer that its moments are taken from. */
    private static final int MAX_ROWS = 16_000;

    /** Weights of one output up to which the matrix of second moments is worth its memory and time. */
    private static final int MAX_DEPTH = 1_536;

    private final Graph graph;
    private final Map<String, Quantization> scales;
    private final Map<String, Integer> bits;
    private final boolean secondOrder;
    private final SideBySide samples;
    private final Map<String, Tensor> constants;

    /** @param bits of the weights of each layer, by name of its output; those that are not named keep their weights */
    NarrowWeights(
            Graph graph,
            Map<String, Quantization> scales,
            List<List<Tensor>> samples,
            Map<String, Integer> bits,
            boolean secondOrder) {
        this.graph = graph;
        this.scales = scales;
        this.bits = bits;
        this.secondOrder = secondOrder;
        this.samples = new SideBySide(graph, scales, samples);
        this.constants = new LinkedHashMap<>(graph.constants());
    }

    /**
     * The network with integers for weights: those of the second-order solver, or, where they serve held-out samples
     * better, the nearest ones.
     */
    static Graph choose(Graph graph, Calibration calibration, int bits) {
        Map<String, Quantization> scales = ScaleAssigner.assign(graph, calibration.ranges());
        HeldOutSamples samples = HeldOutSamples.of(calibration.samples());
        Map<String, Integer> widths = new LinkedHashMap<>();
        graph.nodes().stream()
                .filter(node -> isLayer(node, graph))
                .forEach(node -> widths.put(node.output().name(), bits));
        Graph solved = new NarrowWeights(graph, scales, samples.fit(), widths, true).run();
        Graph nearest = new NarrowWeights(graph, scales, samples.fit(), widths, false).run();
        HeldOutDivergence divergence = new HeldOutDivergence(graph, scales, samples.heldOut());
        return divergence.of(solved) <= divergence.of(nearest) ? solved : nearest;
    }

    /** Whether a node has weights that can be rounded to few bits. */
    static boolean isLayer(Node node, Graph graph) {
        return LayerRows.hasWeights(node, graph) || isTransposed(node, graph);
    }

    private static boolean isTransposed(Node node, Graph graph) {
        return node.operator() instanceof ConvTranspose
                && node.inputs().stream().skip(1).allMatch(graph::isConstant);
    }

    /** The network with integers for weights. */
    Graph run() {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            samples.runReal(node);
            Integer width = bits.get(node.output().name());
            Node rounded = width == null
                    ? node
                    : replaced(node, rounded(node, List.of(width)).get(0), constants);
            samples.runRounded(rounded, graph.with(graph.nodes(), constants));
            samples.advance();
            nodes.add(rounded);
        }
        return graph.with(nodes, constants);
    }

    /**
     * For each layer the network in which it alone has narrow weights, by name of its output: one for each of {@code
     * widths}, in their order.
     */
    Map<String, List<Graph>> alternatives(List<Integer> widths) {
        Map<String, List<Graph>> alternatives = new LinkedHashMap<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            samples.runReal(node);
            if (isLayer(node, graph)) {
                List<Graph> alone = new ArrayList<>();
                for (RoundedWeights weights : rounded(node, widths)) {
                    Map<String, Tensor> changed = new LinkedHashMap<>(graph.constants());
                    List<Node> nodes = new ArrayList<>(graph.nodes());
                    nodes.set(i, replaced(node, weights, changed));
                    alone.add(graph.with(nodes, changed));
                }
                alternatives.put(node.output().name(), alone);
            }
            samples.runRounded(node, graph);
            samples.advance();
        }
        return alternatives;
    }

    private List<RoundedWeights> rounded(Node node, List<Integer> widths) {
        if (!isTransposed(node, graph)) {
            return layer(node, widths);
        }
        int outputs = node.output().type().shape().dim(-1);
        float[] bias = node.inputs().size() > 2
                ? graph.constant(node.inputs().get(2)).orElseThrow().floats()
                : new float[outputs];
        return widths.stream()
                .map(width -> NearestRounder.round(weights(node), bias, width))
                .toList();
    }

    private Node replaced(Node node, RoundedWeights weights, Map<String, Tensor> into) {
        float inputScale = scales.get(node.inputs().get(0).name()).scale();
        return NarrowLayer.of(node, weights, inputScale, into);
    }

    private float[] weights(Node node) {
        return graph.constant(node.inputs().get(1)).orElseThrow().floats();
    }

    private List<RoundedWeights> layer(Node node, List<Integer> widths) {
        LayerRows rows = LayerRows.of(node);
        float[] weights = weights(node);
        int perGroup = rows.groupOutputs() * rows.depth();
        int outputs = rows.groups() * rows.groupOutputs();
        List<RoundedWeights> layers = widths.stream()
                .map(width -> new RoundedWeights(new byte[weights.length], new float[outputs], new float[outputs]))
                .toList();
        for (int g = 0; g < rows.groups(); g++) {
            float[] own = new float[perGroup];
            System.arraycopy(weights, g * perGroup, own, 0, perGroup);
            Moments moments = moments(node, rows, g);
            for (int i = 0; i < widths.size(); i++) {
                RoundedWeights group = group(moments, rows.depth(), own, widths.get(i));
                RoundedWeights layer = layers.get(i);
                System.arraycopy(group.integers(), 0, layer.integers(), g * perGroup, perGroup);
                System.arraycopy(group.scales(), 0, layer.scales(), g * rows.groupOutputs(), rows.groupOutputs());
                System.arraycopy(group.bias(), 0, layer.bias(), g * rows.groupOutputs(), rows.groupOutputs());
            }
        }
        return layers;
    }

    private RoundedWeights group(Moments moments, int depth, float[] weights, int width) {
        boolean solve = secondOrder && depth <= MAX_DEPTH;
        return solve
                ? new SecondOrderSolver(moments).solve(weights, width)
                : NearestRounder.round(weights, moments, width);
    }

    private Moments moments(Node node, LayerRows rows, int group) {
        Moments moments = new Moments(rows.depth(), rows.groupOutputs());
        long all = (long) samples.samples() * rows.positions();
        int stride = (int) Math.max(1, (all + MAX_ROWS - 1) / MAX_ROWS);
        for (int s = 0; s < samples.samples(); s++) {
            Tensor x = samples.rounded(s, node.inputs().get(0));
            Tensor y = samples.real(s, node.output());
            rows.addTo(moments, group, x, y, s % Math.min(stride, rows.positions()), stride);
        }
        return moments;
    }
}
