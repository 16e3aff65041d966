package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.tensor.Quantization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives each layer 8, 4, 3 or 2 bits a weight: as few in all as a test of the whole network allows.
 *
 * <p>What a layer in few bits adds to the divergence of the outputs on held-out samples is measured with that layer alone,
 * and taken to add up over layers. So layers are narrowed in the order of divergence added for a byte saved, least first,
 * and the test decides how far along that order to go: from a divergence at which most networks fail, halved until one
 * passes. It is asked a handful of times, so that what passes does so for being good, not for having been tried often.
 */
final class MixedPrecision {
    private static final int WIDEST = 8;
    private static final List<Integer> WIDTHS = List.of(4, 3, 2);

    /** Beyond this a network hardly decides as the float network does; see {@code docs/accuracy.md}. */
    private static final double MOST_DIVERGENCE = 0.128;

    private static final int RUNGS = 9;

    private final Graph graph;
    private final Calibration calibration;
    private final Map<String, Quantization> scales;
    private final HeldOutSamples samples;
    private final DiagnosticCollector diagnostics;

    private MixedPrecision(Graph graph, Calibration calibration, DiagnosticCollector diagnostics) {
        this.graph = graph;
        this.calibration = calibration;
        this.scales = ScaleAssigner.assign(graph, calibration.ranges());
        this.samples = HeldOutSamples.of(calibration.samples());
        this.diagnostics = diagnostics;
    }

    /** @param accurate whether a network is good enough; the one with 8 bits everywhere is returned where none is */
    static Program choose(
            Graph graph, Calibration calibration, Predicate<Program> accurate, DiagnosticCollector diagnostics) {
        return new MixedPrecision(graph, calibration, diagnostics).search(accurate);
    }

    /** Fewer bits for one layer. */
    private record Step(String layer, int width) {}

    private Program search(Predicate<Program> accurate) {
        Map<String, double[]> divergences = divergences();
        List<Step> steps = steps(divergences);
        int tried = steps.size() + 1;
        double allowed = MOST_DIVERGENCE;
        for (int rung = 0; rung < RUNGS; rung++, allowed /= 2) {
            int count = count(steps, divergences, allowed);
            if (count > 0 && count < tried) {
                tried = count;
                Map<String, Integer> widths = widths(steps.subList(0, count));
                diagnostics.progress("mixed precision: trying " + bytes(widths) + " bytes of weights, " + widths.size()
                        + " layers in few bits");
                Graph narrow = new NarrowWeights(graph, scales, samples.fit(), widths, true).run();
                if (accurate.test(lower(narrow, new DiagnosticCollector()))) {
                    return lower(narrow, diagnostics);
                }
            }
        }
        return lower(graph, diagnostics);
    }

    /** How many steps are taken before they add more than {@code allowed}. */
    private static int count(List<Step> steps, Map<String, double[]> divergences, double allowed) {
        Map<String, Double> added = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            added.put(step.layer(), divergences.get(step.layer())[WIDTHS.indexOf(step.width())]);
            if (added.values().stream().mapToDouble(own -> own).sum() > allowed) {
                return i;
            }
        }
        return steps.size();
    }

    private Program lower(Graph narrow, DiagnosticCollector collector) {
        return QuantizedLowering.lower(narrow, calibration.ranges(), collector);
    }

    /** What each layer adds in each of {@link #WIDTHS}, never less in fewer bits. */
    private Map<String, double[]> divergences() {
        HeldOutDivergence divergence = new HeldOutDivergence(graph, scales, samples.heldOut());
        double before = divergence.of(graph);
        Map<String, double[]> added = new LinkedHashMap<>();
        Map<String, List<Graph>> alternatives =
                new NarrowWeights(graph, scales, samples.fit(), Map.of(), true).alternatives(WIDTHS);
        alternatives.forEach((layer, alone) -> {
            diagnostics.progress(
                    "mixed precision: measuring layer " + (added.size() + 1) + " of " + alternatives.size());
            double[] own = new double[WIDTHS.size()];
            double least = 0;
            for (int i = 0; i < own.length; i++) {
                least = Math.max(least, divergence.of(alone.get(i)) - before);
                own[i] = least;
            }
            added.put(layer, own);
        });
        return added;
    }

    /** All steps there are, those that add least for a byte saved first. */
    private List<Step> steps(Map<String, double[]> divergences) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        divergences.keySet().forEach(layer -> taken.put(layer, 0));
        List<Step> steps = new ArrayList<>();
        while (!taken.isEmpty()) {
            String cheapest = null;
            double least = Double.POSITIVE_INFINITY;
            int target = 0;
            for (Map.Entry<String, Integer> layer : taken.entrySet()) {
                for (int next = layer.getValue() + 1; next <= WIDTHS.size(); next++) {
                    double price = price(layer.getKey(), layer.getValue(), next, divergences.get(layer.getKey()));
                    if (cheapest == null || price < least) {
                        cheapest = layer.getKey();
                        least = price;
                        target = next;
                    }
                }
            }
            steps.add(new Step(cheapest, WIDTHS.get(target - 1)));
            taken.put(cheapest, target);
            if (target == WIDTHS.size()) {
                taken.remove(cheapest);
            }
        }
        return steps;
    }

    /** Divergence for a byte, between two widths counted from {@link #WIDEST}. */
    private double price(String layer, int from, int to, double[] divergences) {
        double before = from == 0 ? 0 : divergences[from - 1];
        int bitsBefore = from == 0 ? WIDEST : WIDTHS.get(from - 1);
        double saved = weights(layer) * (bitsBefore - WIDTHS.get(to - 1)) / (double) Byte.SIZE;
        return (divergences[to - 1] - before) / saved;
    }

    private static Map<String, Integer> widths(List<Step> steps) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        steps.forEach(step -> widths.put(step.layer(), step.width()));
        return widths;
    }

    private long bytes(Map<String, Integer> widths) {
        long bits = 0;
        for (Node node : graph.nodes()) {
            if (NarrowWeights.isLayer(node, graph)) {
                String name = node.output().name();
                bits += weights(name) * widths.getOrDefault(name, WIDEST);
            }
        }
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private long weights(String layer) {
        return graph.producers().get(layer).inputs().get(1).type().elementCount();
    }
}
