package dev.inlay.runtime;

/** Index of the largest of a row of one element or more, the first of equal ones. */
public final class ArgMax {
    private ArgMax() {}

    /** Index from 0, counted from {@code offset}. */
    public static int of(byte[] elements, int offset, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (elements[offset + i] > elements[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /** Index from 0, counted from {@code offset}. */
    public static int of(short[] elements, int offset, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (elements[offset + i] > elements[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /** Index from 0, counted from {@code offset}. NaN is below every number; of nothing but NaN the index is 0. */
    public static int of(float[] elements, int offset, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            float candidate = elements[offset + i];
            float largest = elements[offset + best];
            if (candidate > largest || (Float.isNaN(largest) && !Float.isNaN(candidate))) {
                best = i;
            }
        }
        return best;
    }
}
