package dev.inlay.runtime;

/**
 * {@code 1 / x} in the fixed point of gemmlowp ({@code GetReciprocal}): {@code multiplier * 2^(-31 - shift)} of a number
 * with 19 fractional bits, by three steps of Newton's method.
 */
public final class Reciprocal {
    private static final int INTEGER_BITS = 12;
    private static final int FORTY_EIGHT_SEVENTEENTHS = 1515870810;
    private static final int MINUS_THIRTY_TWO_SEVENTEENTHS = -1010580540;
    private static final int ONE = 1 << 29;
    private static final int STEPS = 3;

    private Reciprocal() {}

    /**
     * The right shift that belongs to {@link #multiplier}.
     *
     * @param x positive
     */
    public static int shift(int x) {
        return INTEGER_BITS - leadingZeros(x);
    }

    /**
     * The multiplier, Q31.
     *
     * @param x positive
     */
    public static int multiplier(int x) {
        int aboveOne = (x << leadingZeros(x)) - (1 << 31);
        int half = (int) (((long) aboveOne + Integer.MAX_VALUE + 1) / 2);
        int result = FORTY_EIGHT_SEVENTEENTHS + highProduct(half, MINUS_THIRTY_TWO_SEVENTEENTHS);
        for (int i = 0; i < STEPS; i++) {
            int rest = ONE - highProduct(half, result);
            result += saturate((long) highProduct(result, rest) << 2);
        }
        return saturate((long) result << 1);
    }

    private static int leadingZeros(int x) {
        int zeros = 0;
        while (x > 0 && (x << zeros) > 0) {
            zeros++;
        }
        return zeros;
    }

    /** {@code a * b / 2^31}, rounded half away from zero. */
    private static int highProduct(int a, int b) {
        long product = (long) a * b;
        return (int) ((product + (product >= 0 ? 1 << 30 : 1 - (1 << 30))) / (1L << 31));
    }

    private static int saturate(long x) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, x));
    }
}
