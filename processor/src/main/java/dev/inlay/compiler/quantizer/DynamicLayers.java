package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.runtime.DynamicRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns float layers into integer ones whose input is quantized when it is there, each sample on a range of its own. All
 * else stays float.
 *
 * <p>Where the model file has integers for weights, its layers with such weights are those; elsewhere all layers are.
 */
final class DynamicLayers {
    private final Graph graph;
    private final boolean fromFile;
    /** The integers and the ranges of what some layer reads, by the slot's name and how it is quantized. */
    private final Map<String, List<Slot>> quantized = new HashMap<>();

    DynamicLayers(Graph graph) {
        this.graph = graph;
        this.fromFile = HybridLayers.exist(graph);
    }

    /** The steps of a node, given those that compute it in float. */
    List<Step> lower(Node node, List<Step> real) {
        if (fromFile && !HybridLayers.isHybrid(node, graph)) {
            return real;
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : real) {
            Optional<FConv> geometry = LayerGeometry.of(step.kernel());
            if (geometry.isPresent()) {
                add(steps, step, layer(node, geometry.get()));
            } else {
                steps.add(step);
            }
        }
        return steps;
    }

    private QDynamicConv layer(Node node, FConv conv) {
        try {
            return fromFile ? HybridLayers.layer(node, graph, conv) : quantize(conv);
        } catch (AccumulatorOverflowException e) {
            throw new DiagnosticException(
                    DiagnosticId.ACCUMULATOR_OVERFLOW, Place.model(), node.name(), e.getMessage());
        }
    }

    private void add(List<Step> steps, Step step, QDynamicConv layer) {
        Slot input = step.inputs().get(0);
        String key = input.name() + "#" + layer.batch() + (layer.asymmetric() ? "#asymmetric" : "");
        List<Slot> operands = quantized.get(key);
        if (operands == null) {
            operands = quantize(steps, step.name(), input, layer, key);
            quantized.put(key, operands);
        }
        steps.add(new Step(step.name(), layer, operands, step.output()));
    }

    private static List<Slot> quantize(List<Step> steps, String name, Slot real, QDynamicConv layer, String key) {
        int rows = layer.batch();
        int length = real.length() / Math.max(1, rows);
        Slot ranges = slot(key + "#range", ElementType.FLOAT32, Shape.of(rows, DynamicRange.FIELDS));
        Slot integers = slot(key + "#int8", ElementType.INT8, real.shape());
        steps.add(
                new Step(name + "_scale", new QDynamicScale(rows, length, layer.asymmetric()), List.of(real), ranges));
        steps.add(new Step(name + "_quantize", new QDynamicQuantize(rows, length), List.of(real, ranges), integers));
        return List.of(integers, ranges);
    }

    private static Slot slot(String name, ElementType type, Shape shape) {
        return new Slot(name, type, shape, Optional.empty(), Optional.empty());
    }

    /** INT8 weights, symmetric per channel, on a symmetric input. */
    private static QDynamicConv quantize(FConv conv) {
        QuantizedWeights weights =
                WeightQuantizer.quantize(conv.weights(), new float[conv.outputChannels()], 1, Optional.empty());
        byte[] integers = new byte[conv.weights().length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (byte) weights.weights()[i];
        }
        float[] scales = new float[conv.outputChannels()];
        for (int m = 0; m < scales.length; m++) {
            scales[m] = (float) weights.scales()[m];
        }
        return LayerGeometry.dynamic(conv, integers, scales, false, false);
    }
}
