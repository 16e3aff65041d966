package dev.inlay.compiler.quantizer;

/**
 * Weights of one layer as integers, symmetric per output channel.
 *
 * @param weights the same order as the real weights, each in [-127, 127]
 * @param scales one an output channel: real = scale * weight
 * @param bias int32 with scale {@code inputScale * scales[channel]}
 */
record QuantizedWeights(byte[] weights, double[] scales, int[] bias) {}
