package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
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
    public ResizeAxis {
        indices = List.copyOf(indices);
        weights = List.copyOf(weights);
        if (outputs < 0 || taps < 1 || (long) outputs * taps > Shape.MAX_ELEMENTS) {
            throw new ShapeException("resampling to " + outputs + " elements of " + taps + " taps each");
        }
        if (indices.size() != outputs * taps || weights.size() != outputs * taps) {
            throw new IllegalArgumentException(indices.size() + " indices and " + weights.size() + " weights");
        }
    }

    /** The axis as it is. */
    public static ResizeAxis identity(int size) {
        List<Integer> indices = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            indices.add(i);
            weights.add(1f);
        }
        return new ResizeAxis(size, 1, indices, weights);
    }

    /** Whether every output element is the input element of the same index. */
    public boolean isIdentity(int inputSize) {
        return outputs == inputSize && equals(identity(inputSize));
    }

    /** @throws ShapeException if an index is outside of an axis of {@code size} elements */
    void check(int size) {
        for (int index : indices) {
            if (index < 0 || index >= size) {
                throw new ShapeException("resampling reads element " + index + " of an axis of size " + size);
            }
        }
    }
}
