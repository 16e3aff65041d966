package dev.inlay.runtime;

/**
 * Between floats and fixed-point numbers. A long {@code v} in Qn stands for {@code v * 2^-n}.
 *
 * <p>The functions of {@link FloatMath} compute in such longs and round once at the end. Integer arithmetic is the same
 * on every machine, where a C compiler may fuse a float multiplication with an addition and an older virtual machine may
 * keep a wider exponent; it needs no floating-point unit; and it leaves some seven bits beyond the 24 of a float.
 */
final class Fixed {
    /** Explicit bits of a float's mantissa. */
    static final int MANTISSA_BITS = 23;

    static final int HIDDEN_BIT = 1 << MANTISSA_BITS;

    private static final int MANTISSA_MASK = HIDDEN_BIT - 1;
    private static final int EXPONENT_MASK = 0xFF;
    private static final int EXPONENT_BIAS = 127;
    private static final int SIGN = 0x80000000;

    /** Bits of infinity; those of NaN are above. */
    private static final int INFINITY = 0x7F800000;

    /** Exponent of the last bit of every subnormal number. */
    private static final int LOWEST_EXPONENT = -149;

    private Fixed() {}

    /** m in {@code |x| = m * 2^exponent} for the bits of a finite x; it has 24 bits where x is normal. */
    static int mantissa(int bits) {
        return (bits & INFINITY) == 0 ? bits & MANTISSA_MASK : bits & MANTISSA_MASK | HIDDEN_BIT;
    }

    /** See {@link #mantissa}. */
    static int exponent(int bits) {
        int biased = bits >> MANTISSA_BITS & EXPONENT_MASK;
        return biased == 0 ? LOWEST_EXPONENT : biased + LOWEST_EXPONENT - 1;
    }

    /** Bits that v, which is not negative, needs, or one more where v is just below a power of two. */
    static int bitLength(long v) {
        return v == 0 ? 0 : (Float.floatToIntBits((float) v) >> MANTISSA_BITS) - EXPONENT_BIAS + 1;
    }

    /** {@code v * 2^places}, rounded down; bits shifted out on the left are lost. */
    static long shift(long v, int places) {
        return places >= 0 ? v << places : v >> Math.min(-places, 63);
    }

    /**
     * The float nearest to {@code v * 2^-q}, the even one of two; overflow gives infinity.
     *
     * @param negative whether the float is to be below 0
     * @param v not negative
     */
    static float toFloat(boolean negative, long v, int q) {
        // a long becomes the nearest float; its exponent then is only moved
        int bits = Float.floatToIntBits((float) v);
        int exponent = (bits >> MANTISSA_BITS) - q;
        if (exponent >= EXPONENT_MASK) {
            bits = INFINITY;
        } else if (exponent > 0 && v != 0) {
            bits -= q << MANTISSA_BITS;
        } else {
            bits = (int) roundedShift(v, q + LOWEST_EXPONENT);
        }
        return Float.intBitsToFloat(negative ? bits | SIGN : bits);
    }

    /** {@code v * 2^-places} to nearest, the even one of two. */
    private static long roundedShift(long v, int places) {
        if (places <= 0) {
            return v << -places;
        }
        if (places > 63) {
            return 0;
        }
        long half = 1L << places - 1;
        long down = v >> places;
        long rest = v - (down << places);
        return rest > half || rest == half && (down & 1) != 0 ? down + 1 : down;
    }
}
