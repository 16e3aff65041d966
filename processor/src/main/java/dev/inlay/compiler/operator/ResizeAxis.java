package dev.inlay.compiler.operator;

import java.util.List;

/**
 * One axis of a resampling as a sparse matrix: output element {@code o} is {@code sum over t of weights[o][t] *
 * input[indices[o][t]]}. Importers compute it from scale, coordinate transformation and rounding mode, so every mode of
 * every format ends in the same arithmetic; nearest has one tap of weight 1.
 *
 * @param outputs output size along the axis
 * @param taps taps per output element
 * @param indices {@code outputs * taps} input indices, each inside of the input
 * @param weights {@code outputs * taps} weights
 */
public record ResizeAxis(int outputs, int taps, List<Integer> indices, List<Float> weights) {
    /** The axis as it is. */
    public static ResizeAxis identity(int size) {
        List<Integer> indices = new java.util.ArrayList<>();
        List<Float> weights = new java.util.ArrayList<>();
        for (int i = 0; i < size; i++) {
            indices.add(i);
            weights.add(1f);
        }
        return new ResizeAxis(size, 1, List.copyOf(indices), List.copyOf(weights));
    }

    /** Whether every output element is the input element of the same index. */
    public boolean isIdentity(int inputSize) {
        return outputs == inputSize && equals(identity(inputSize));
    }
}
