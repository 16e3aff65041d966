package dev.inlay.compiler.emitter;

import java.util.function.IntBinaryOperator;

/**
 * Weights in the order in which {@link VectorLoops} reads them: for each call those of four sums, term after term, then
 * those of the next four; sums that are left over follow one by one.
 */
final class VectorWeights {
    private static final int SUMS = 4;

    private final byte[] weights;
    private int length;

    VectorWeights(int count) {
        this.weights = new byte[count];
    }

    /** Appends the weights of a call, {@code weight} giving the one of a sum and a term. */
    void add(int sums, int terms, IntBinaryOperator weight) {
        for (int m = 0; m < sums; ) {
            int together = m + SUMS <= sums ? SUMS : 1;
            for (int t = 0; t < terms; t++) {
                for (int i = 0; i < together; i++) {
                    weights[length++] = (byte) weight.applyAsInt(m + i, t);
                }
            }
            m += together;
        }
    }

    byte[] toArray() {
        return weights;
    }
}
