package dev.inlay.compiler.kernel;

/**
 * {@code 1 / sqrt(x)} in fixed point, as TensorFlow Lite has it ({@code GetInvSqrtQuantizedMultiplierExp}): {@code
 * multiplier * 2^(-31 - shift)}, by five steps of Newton's method.
 */
public final class InverseSquareRoot {
    private static final int HALF_SQRT_2 = 1518500250;
    private static final int THREE_HALVES = (1 << 28) + (1 << 27);
    private static final int ONE = 1 << 28;
    private static final int STEPS = 5;

    private InverseSquareRoot() {}

    /**
     * The right shift that belongs to {@link #multiplier}, 0 or positive.
     *
     * @param x not negative; 0 is taken for 1
     */
    public static int shift(int x) {
        return x <= 1 ? 0 : Math.max(0, exponent(x));
    }

    /**
     * The multiplier, Q31.
     *
     * @param x not negative; 0 is taken for 1
     */
    public static int multiplier(int x) {
        if (x <= 1) {
            return Integer.MAX_VALUE;
        }
        // between 1/2 and 2 in a format of three integer bits
        int normal = normalized(x) >> 1;
        int half = (normal + 1) >> 1;
        int root = ONE;
        for (int i = 0; i < STEPS; i++) {
            int cube = shiftLeft(FixedPoint.doublingHighMultiply(FixedPoint.doublingHighMultiply(root, root), root), 6);
            root = shiftLeft(
                    FixedPoint.doublingHighMultiply(THREE_HALVES, root) - FixedPoint.doublingHighMultiply(half, cube),
                    3);
        }
        int multiplier = FixedPoint.doublingHighMultiply(root, HALF_SQRT_2);
        int exponent = exponent(x);
        return exponent < 0 ? multiplier << -exponent : multiplier;
    }

    private static int exponent(int x) {
        int exponent = 11;
        while (x >= 1 << 29) {
            x /= 4;
            exponent++;
        }
        return exponent - pairs(x);
    }

    private static int normalized(int x) {
        while (x >= 1 << 29) {
            x /= 4;
        }
        return x << 2 * pairs(x);
    }

    /** Pairs of bits that {@code x} is shifted by to lie in [2^27, 2^29). */
    private static int pairs(int x) {
        int leading = 0;
        while (x << leading > 0) {
            leading++;
        }
        return (leading - 1) / 2 - 1;
    }

    private static int shiftLeft(int x, int bits) {
        long shifted = (long) x << bits;
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, shifted));
    }
}
