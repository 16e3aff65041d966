package dev.inlay.compiler.quantizer;

/**
 * Weights of one layer as integers, symmetric.
 *
 * @param weights the same order as the real weights, each in [-127, 127] where Inlay chose them, in [-255, 255] where a
 *     model file did
 * @param scales one an output channel: real = scale * weight
 * @param bias int32 with scale {@code inputScale * scales[channel]}
 */
record QuantizedWeights(short[] weights, double[] scales, int[] bias) {
    int outputs() {
        return bias.length;
    }
}
