package com.example.benchmarks;

/** A real factor as a 32-bit multiplier and a power of two, applied as TensorFlow Lite's reference kernels do. */
final class Requantization {
    private Requantization() {}

    static int shift(double real) {
        int exponent = Math.getExponent(real) + 1;
        return Math.round(Math.scalb(real, 31 - exponent)) == 1L << 31 ? exponent + 1 : exponent;
    }

    static int multiplier(double real) {
        return (int) Math.round(Math.scalb(real, 31 - shift(real)));
    }

    /** Rounded twice, as those of convolutions and sums do. */
    static int apply(int sum, int multiplier, int shift) {
        int left = Math.max(shift, 0);
        int right = Math.max(-shift, 0);
        long product = (long) (sum << left) * multiplier;
        long nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
        int high = (int) ((product + nudge) / (1L << 31));
        int mask = (1 << right) - 1;
        int remainder = high & mask;
        int threshold = (mask >> 1) + (high < 0 ? 1 : 0);
        return (high >> right) + (remainder > threshold ? 1 : 0);
    }

    /** Rounded once, as those of dense layers do. */
    static int applyOnce(int sum, int multiplier, int shift) {
        return (int) (((long) sum * multiplier + (1L << (30 - shift))) >> (31 - shift));
    }

    static byte clamp(int value) {
        return (byte) Math.max(-128, Math.min(127, value));
    }
}
