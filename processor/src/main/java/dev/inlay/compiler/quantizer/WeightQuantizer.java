package dev.inlay.compiler.quantizer;

/** Quantizes the weights and bias of a layer, symmetric per output channel. */
final class WeightQuantizer {
    private static final int MAX = 127;

    /** Bias integers stay under this, which leaves the other half of the int32 accumulator to the products. */
    private static final double MAX_BIAS = 1 << 30;

    private WeightQuantizer() {}

    /**
     * Integers for a layer's weights.
     *
     * @param weights real weights, {@code [outputs][weights / outputs]}
     * @param bias real bias, one an output
     * @param inputScale scale of the layer's input
     */
    static QuantizedWeights quantize(float[] weights, float[] bias, double inputScale) {
        int outputs = bias.length;
        int perOutput = weights.length / outputs;
        byte[] integers = new byte[weights.length];
        double[] scales = new double[outputs];
        int[] integerBias = new int[outputs];
        for (int m = 0; m < outputs; m++) {
            scales[m] = scale(weights, m * perOutput, perOutput, bias[m], inputScale);
            for (int i = m * perOutput; i < (m + 1) * perOutput; i++) {
                integers[i] = (byte) Math.max(-MAX, Math.min(MAX, Math.round(weights[i] / scales[m])));
            }
            integerBias[m] = (int) Math.round(bias[m] / (inputScale * scales[m]));
        }
        return new QuantizedWeights(integers, scales, integerBias);
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
