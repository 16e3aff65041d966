package dev.inlay.compiler.quantizer.solver;

/** The integers of so many bits in two's complement: {@code [-2^(bits-1), 2^(bits-1) - 1]}. */
record BitGrid(int bits) {
    int min() {
        return -(1 << bits - 1);
    }

    /** The largest integer, over which the largest weight is laid; at least 1. */
    int max() {
        return Math.max(1, (1 << bits - 1) - 1);
    }

    /** The integer nearest to {@code x}, ties towards positive infinity, clamped. */
    int round(double x) {
        return (int) Math.max(min(), Math.min((1 << bits - 1) - 1, Math.floor(x + 0.5)));
    }

    /** The scale that lays the largest of {@code count} weights on the largest integer, never 0. */
    double wholeScale(double[] weights, int from, int count) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        return largest < Float.MIN_NORMAL ? 1 : largest / max();
    }
}
