package dev.inlay.runtime;

/**
 * Exponential functions: {@code e^x = 2^k * 2^f} with {@code x * log2(e) = k + f}, k whole and f in [0, 1).
 *
 * <p>Minimax polynomials, computed for this class with the Remez algorithm.
 */
final class FixedExp {
    /** log2(e), Q38. */
    private static final long LOG2_E = 396564993198L;

    /** From here on e^x is beyond the largest float. */
    private static final float OVERFLOW = 88.72284f;

    /** Up to here e^x is below half of the smallest float. */
    private static final float UNDERFLOW = -103.97208f;

    /** Below this e^x rounds to 1, and {@code e^x - 1} to x. */
    private static final float TINY = 2.9802322e-8f;

    /** Up to here {@code e^x - 1} rounds to -1. */
    private static final float MINUS_ONE = -18f;

    private static final long ONE = 1L << 31;
    private static final long FRACTION = ONE - 1;

    private FixedExp() {}

    /** 2 to the power of what t, Q32, has beyond its floor: Q31, relative error below 2^-30. */
    static long exp2OfFraction(long t) {
        long f = t >> 1 & FRACTION;
        long p = 46168L;
        p = 308214L + (p * f >> 31);
        p = 2882489L + (p * f >> 31);
        p = 20645944L + (p * f >> 31);
        p = 119196352L + (p * f >> 31);
        p = 515882233L + (p * f >> 31);
        p = 1488522248L + (p * f >> 31);
        return ONE + (p * f >> 31);
    }

    /** 2 to the power of t, Q32. */
    static float exp2(boolean negative, long t) {
        return Fixed.toFloat(negative, exp2OfFraction(t), 31 - (int) (t >> 32));
    }

    /** {@code x * log2(e)}, Q32, for the bits of x with 2^-26 to 2^7 as its size. */
    private static long timesLog2E(int bits) {
        long t = Fixed.mantissa(bits) * LOG2_E >> 6 - Fixed.exponent(bits);
        return bits < 0 ? -t : t;
    }

    static float exp(float x) {
        if (Math.abs(x) < TINY) {
            return 1f;
        }
        if (x > UNDERFLOW && x < OVERFLOW) {
            return exp2(false, timesLog2E(Float.floatToIntBits(x)));
        }
        return x > 0f ? Float.POSITIVE_INFINITY : x < 0f ? 0f : x;
    }

    /** {@code x * e^x} for x from -127 to -1, rounded once. */
    static float timesExp(float x) {
        int bits = Float.floatToIntBits(x);
        long t = timesLog2E(bits);
        return Fixed.toFloat(
                true, Fixed.mantissa(bits) * exp2OfFraction(t), 31 - (int) (t >> 32) - Fixed.exponent(bits));
    }

    static float expm1(float x) {
        float size = Math.abs(x);
        if (size < TINY || Float.isNaN(x)) {
            return x;
        }
        int bits = Float.floatToIntBits(x);
        if (size < 0.5f) {
            return small(bits);
        }
        if (x <= MINUS_ONE) {
            return -1f;
        }
        return x < OVERFLOW ? large(timesLog2E(bits)) : Float.POSITIVE_INFINITY;
    }

    /** {@code e^x - 1} as x times a polynomial. */
    private static float small(int bits) {
        long m = Fixed.mantissa(bits);
        int q = -Fixed.exponent(bits);
        long size = m << 8 >> q - 23;
        long r = bits < 0 ? -size : size;
        long p = 53261L;
        p = 429045L + (p * r >> 31);
        p = 2982699L + (p * r >> 31);
        p = 17895237L + (p * r >> 31);
        p = 89478472L + (p * r >> 31);
        p = 357913964L + (p * r >> 31);
        p = 1073741824L + (p * r >> 31);
        p = ONE + (p * r >> 31);
        return Fixed.toFloat(bits < 0, m * p, 31 + q);
    }

    /** {@code 2^t - 1} for t, Q32, of at least -26. */
    private static float large(long t) {
        int k = (int) (t >> 32);
        // from 2^30 on the 1 is far below the last bit
        if (k >= 30) {
            return exp2(false, t);
        }
        long v = Fixed.shift(exp2OfFraction(t), k) - ONE;
        return Fixed.toFloat(v < 0, Math.abs(v), 31);
    }
}
