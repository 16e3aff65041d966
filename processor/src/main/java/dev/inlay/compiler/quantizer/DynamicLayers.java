package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the layers of a float program into integer ones with INT8 weights, symmetric per channel, whose input is
 * quantized when it is there: on a scale from its own largest value. All else stays float.
 */
final class DynamicLayers {
    private final List<Step> steps = new ArrayList<>();
    /** The scale and the integers of each slot that some layer reads, by the slot's name. */
    private final Map<String, List<Slot>> quantized = new HashMap<>();

    private DynamicLayers() {}

    static Program lower(Program program) {
        DynamicLayers layers = new DynamicLayers();
        program.steps().forEach(layers::lower);
        return new Program(program.name(), program.inputs(), program.outputs(), layers.steps);
    }

    private void lower(Step step) {
        try {
            Optional<QDynamicConv> layer = layer(step.kernel());
            if (layer.isEmpty()) {
                steps.add(step);
                return;
            }
            List<Slot> operands = quantize(step.name(), step.inputs().get(0));
            steps.add(new Step(step.name(), layer.get(), operands, step.output()));
        } catch (AccumulatorOverflowException e) {
            throw new DiagnosticException(
                    DiagnosticId.ACCUMULATOR_OVERFLOW, Place.model(), step.name(), e.getMessage());
        }
    }

    /** Integers and their scale, computed once however many layers read them. */
    private List<Slot> quantize(String layer, Slot real) {
        List<Slot> known = quantized.get(real.name());
        if (known != null) {
            return known;
        }
        Slot scale = slot(real.name() + "#scale", ElementType.FLOAT32, Shape.of(1));
        Slot integers = slot(real.name() + "#int8", ElementType.INT8, real.shape());
        steps.add(new Step(layer + "_scale", new QDynamicScale(real.length()), List.of(real), scale));
        steps.add(new Step(layer + "_quantize", new QDynamicQuantize(real.length()), List.of(real, scale), integers));
        quantized.put(real.name(), List.of(integers, scale));
        return List.of(integers, scale);
    }

    private static Slot slot(String name, ElementType type, Shape shape) {
        return new Slot(name, type, shape, Optional.empty(), Optional.empty());
    }

    private static Optional<QDynamicConv> layer(Kernel kernel) {
        if (kernel instanceof FConv conv) {
            return Optional.of(layer(conv));
        }
        if (kernel instanceof FDepthwiseConv conv) {
            return Optional.of(layer(new FConv(
                    conv.window(),
                    conv.batch(),
                    conv.inputChannels(),
                    conv.outputChannels(),
                    conv.inputChannels(),
                    outputsFirst(conv.weights(), conv.outputChannels()),
                    conv.bias(),
                    conv.min(),
                    conv.max())));
        }
        if (kernel instanceof FFullyConnected layer) {
            Window rows = new Window(List.of(new WindowDim(layer.rows(), layer.rows(), 1, 1, 1, 0, 0)));
            return Optional.of(layer(new FConv(
                    rows,
                    1,
                    layer.inputs(),
                    layer.outputs(),
                    1,
                    layer.weights(),
                    layer.bias(),
                    layer.min(),
                    layer.max())));
        }
        return Optional.empty();
    }

    private static QDynamicConv layer(FConv conv) {
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
        return new QDynamicConv(
                conv.window(),
                conv.batch(),
                conv.inputChannels(),
                conv.outputChannels(),
                conv.groups(),
                integers,
                scales,
                conv.bias(),
                conv.min(),
                conv.max());
    }

    /** From {@code [taps][outputs]} to {@code [outputs][taps]}. */
    private static float[] outputsFirst(float[] weights, int outputs) {
        int taps = weights.length / outputs;
        float[] transposed = new float[weights.length];
        for (int t = 0; t < taps; t++) {
            for (int m = 0; m < outputs; m++) {
                transposed[m * taps + t] = weights[t * outputs + m];
            }
        }
        return transposed;
    }
}
