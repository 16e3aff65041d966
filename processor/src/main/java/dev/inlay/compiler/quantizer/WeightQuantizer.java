package dev.inlay.compiler.quantizer;

import java.util.Optional;

/** Quantizes the weights and bias of a layer, symmetric per output channel. */
final class WeightQuantizer {
    private static final int MAX = 127;

    /** Bias integers stay under this, which leaves the other half of the int32 accumulator to the products. */
    private static final long MAX_BIAS = 1 << 30;

    private WeightQuantizer() {}

    /**
     * Integers for a layer's weights.
     *
     * @param weights real weights, {@code [outputs][weights / outputs]}
     * @param bias real bias, one an output
     * @param inputScale scale of the layer's input
     * @param means what each weight meets on average; where known, the bias takes back what rounding the weights adds to
     *     the mean of an output (closed-form bias correction): {@code sum of (weight - rounded weight) * mean}
     */
    static QuantizedWeights quantize(float[] weights, float[] bias, double inputScale, Optional<InputMeans> means) {
        int outputs = bias.length;
        int perOutput = weights.length / outputs;
        short[] integers = new short[weights.length];
        double[] scales = new double[outputs];
        int[] integerBias = new int[outputs];
        for (int m = 0; m < outputs; m++) {
            scales[m] = scale(weights, m * perOutput, perOutput, bias[m], inputScale);
            for (int i = m * perOutput; i < (m + 1) * perOutput; i++) {
                integers[i] = (short) Math.max(-MAX, Math.min(MAX, Math.round(weights[i] / scales[m])));
            }
            double corrected = bias[m];
            for (int i = 0; i < perOutput && means.isPresent(); i++) {
                int at = m * perOutput + i;
                corrected +=
                        (weights[at] - integers[at] * scales[m]) * means.get().of(m, i);
            }
            integerBias[m] = bias(corrected, inputScale * scales[m]);
        }
        return new QuantizedWeights(integers, scales, integerBias);
    }

    /** Corrections are small beside the room that the scale left for the bias; the clamp only guards extremes. */
    private static int bias(double real, double scale) {
        return (int) Math.max(-MAX_BIAS, Math.min(MAX_BIAS, Math.round(real / scale)));
    }

    /** Largest weight over 127, but never so small that the bias of the channel leaves its range. */
    private static double scale(float[] weights, int from, int count, float bias, double inputScale) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        double forBias = Math.abs(bias) / (inputScale * MAX_BIAS);
        // stored as float32, as model files do; a channel of zeros takes any scale
        float scale = (float) Math.max(largest / MAX, forBias);
        return scale < Float.MIN_NORMAL ? 1.0 / MAX : scale;
    }
}
