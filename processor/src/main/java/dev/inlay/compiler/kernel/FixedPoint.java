package dev.inlay.compiler.kernel;

/**
 * The fixed-point arithmetic of TensorFlow Lite's reference kernels (gemmlowp, {@code
 * tensorflow/lite/kernels/internal/common.h}), which all integer kernels share.
 *
 * <p>A real factor is {@code multiplier * 2^(shift - 31)}, the multiplier 0 or in [2^30, 2^31).
 */
final class FixedPoint {
    private static final int MULTIPLIER_BITS = 31;
    private static final int MAX_SHIFT = 30;

    private FixedPoint() {}

    /** {@code multiplier} and {@code shift} of a factor, rounded half away from zero; 0 and 0 below 2^-32. */
    static int[] quantize(double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor " + factor + " is not a number of at least 0");
        }
        if (factor == 0) {
            return new int[] {0, 0};
        }
        int shift = Math.getExponent(factor) + 1;
        double fraction = shift < Double.MIN_EXPONENT ? 0 : Math.scalb(factor, -shift);
        long multiplier = Math.round(Math.scalb(fraction, MULTIPLIER_BITS));
        if (multiplier == 1L << MULTIPLIER_BITS) {
            multiplier /= 2;
            shift++;
        }
        if (shift < -MULTIPLIER_BITS) {
            return new int[] {0, 0};
        }
        return shift > MAX_SHIFT ? new int[] {Integer.MAX_VALUE, MAX_SHIFT} : new int[] {(int) multiplier, shift};
    }

    /**
     * {@code x * multiplier * 2^(shift - 31)}, rounded twice: first to an integer multiple of 2^shift with ties towards
     * positive infinity, then to an integer with ties away from zero. A positive shift comes first and saturates.
     */
    static int multiply(int x, int multiplier, int shift) {
        if (shift > 0) {
            long shifted = (long) x << shift;
            return doublingHighMultiply(
                    (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, shifted)), multiplier);
        }
        return divideByPowerOfTwo(doublingHighMultiply(x, multiplier), -shift);
    }

    /** {@code a * b / 2^31}, ties towards positive infinity; not for both factors -2^31, whose product would saturate. */
    static int doublingHighMultiply(int a, int b) {
        return (int) (((long) a * b + (1 << 30)) >> 31);
    }

    /** {@code x / 2^exponent}, ties away from zero; {@code exponent} in [0, 31]. */
    static int divideByPowerOfTwo(int x, int exponent) {
        if (exponent == 0) {
            return x;
        }
        long half = 1L << (exponent - 1);
        return (int) ((x + (x >= 0 ? half : half - 1)) >> exponent);
    }

    /** {@code x} rounded to an integer, ties away from zero, saturating. */
    static int roundHalfAway(double x) {
        double magnitude = Math.abs(x);
        double whole = Math.floor(magnitude);
        double rounded = magnitude - whole >= 0.5 ? whole + 1 : whole;
        return (int) (x < 0 ? -rounded : rounded);
    }

    /** {@code sum / count} rounded to an integer, ties away from zero. */
    static int divideHalfAway(int sum, int count) {
        return (sum >= 0 ? sum + count / 2 : sum - count / 2) / count;
    }

    static int clamp(int x, int min, int max) {
        return Math.max(min, Math.min(max, x));
    }
}
