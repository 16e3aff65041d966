package dev.inlay.compiler.quantizer.solver;

/**
 * Weights of a layer, or of one group of it, in few bits: real = scale * integer.
 *
 * @param integers {@code [outputs][depth]}
 * @param scales one an output
 * @param bias real, one an output
 */
public record RoundedWeights(byte[] integers, float[] scales, float[] bias) {}
