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
 * Gives every layer weights in few bits, layer by layer in the order they run, so that each makes good what rounding did
 * before it.
 */
final class NarrowWeights {
    /** Rows of a layer that its moments are taken from. */
    private static final int MAX_ROWS = 16_000;

    /** Weights of one output up to which the matrix of second moments is worth its memory and time. */
    private static final int MAX_DEPTH = 1_536;

    /** One sample in so many judges and is not fitted to. */
    private static final int HELD_OUT = 5;

    private final Graph graph;
    private final Map<String, Quantization> scales;
    private final int bits;
    private final boolean secondOrder;
    private final SideBySide samples;
    private final Map<String, Tensor> constants;

    private NarrowWeights(
            Graph graph, Map<String, Quantization> scales, List<List<Tensor>> samples, int bits, boolean secondOrder) {
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
        List<List<Tensor>> fit = new ArrayList<>();
        List<List<Tensor>> heldOut = new ArrayList<>();
        for (int i = 0; i < calibration.samples().size(); i++) {
            (i % HELD_OUT == HELD_OUT - 1 ? heldOut : fit)
                    .add(calibration.samples().get(i));
        }
        Graph solved = new NarrowWeights(graph, scales, fit, bits, true).run();
        Graph nearest = new NarrowWeights(graph, scales, fit, bits, false).run();
        HeldOutDivergence divergence = new HeldOutDivergence(graph, scales, heldOut.isEmpty() ? fit : heldOut);
        return divergence.of(solved) <= divergence.of(nearest) ? solved : nearest;
    }

    private Graph run() {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            samples.runReal(node);
            Node rounded = rounded(node);
            samples.runRounded(rounded, graph.with(graph.nodes(), constants));
            samples.advance();
            nodes.add(rounded);
        }
        return graph.with(nodes, constants);
    }

    private Node rounded(Node node) {
        if (LayerRows.hasWeights(node, graph)) {
            return replaced(node, layer(node));
        }
        boolean transposed = node.operator() instanceof ConvTranspose
                && node.inputs().stream().skip(1).allMatch(graph::isConstant);
        if (transposed) {
            int outputs = node.output().type().shape().dim(-1);
            float[] bias = node.inputs().size() > 2
                    ? graph.constant(node.inputs().get(2)).orElseThrow().floats()
                    : new float[outputs];
            return replaced(node, NearestRounder.round(weights(node), bias, bits));
        }
        return node;
    }

    private Node replaced(Node node, RoundedWeights weights) {
        float inputScale = scales.get(node.inputs().get(0).name()).scale();
        return NarrowLayer.of(node, weights, inputScale, constants);
    }

    private float[] weights(Node node) {
        return graph.constant(node.inputs().get(1)).orElseThrow().floats();
    }

    private RoundedWeights layer(Node node) {
        LayerRows rows = LayerRows.of(node);
        float[] weights = weights(node);
        int perGroup = rows.groupOutputs() * rows.depth();
        byte[] integers = new byte[weights.length];
        float[] layerScales = new float[rows.groups() * rows.groupOutputs()];
        float[] bias = new float[layerScales.length];
        for (int g = 0; g < rows.groups(); g++) {
            float[] own = new float[perGroup];
            System.arraycopy(weights, g * perGroup, own, 0, perGroup);
            RoundedWeights group = group(node, rows, g, own);
            System.arraycopy(group.integers(), 0, integers, g * perGroup, perGroup);
            System.arraycopy(group.scales(), 0, layerScales, g * rows.groupOutputs(), rows.groupOutputs());
            System.arraycopy(group.bias(), 0, bias, g * rows.groupOutputs(), rows.groupOutputs());
        }
        return new RoundedWeights(integers, layerScales, bias);
    }

    private RoundedWeights group(Node node, LayerRows rows, int group, float[] weights) {
        boolean solve = secondOrder && rows.depth() <= MAX_DEPTH;
        Moments moments = new Moments(rows.depth(), rows.groupOutputs());
        long all = (long) samples.samples() * rows.positions();
        int stride = (int) Math.max(1, (all + MAX_ROWS - 1) / MAX_ROWS);
        for (int s = 0; s < samples.samples(); s++) {
            Tensor x = samples.rounded(s, node.inputs().get(0));
            Tensor y = samples.real(s, node.output());
            rows.addTo(moments, group, x, y, s % Math.min(stride, rows.positions()), stride);
        }
        return solve
                ? new SecondOrderSolver(moments).solve(weights, bits)
                : NearestRounder.round(weights, moments, bits);
    }
}
