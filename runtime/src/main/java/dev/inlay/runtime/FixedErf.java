package dev.inlay.runtime;

/**
 * The error function, and its complement for large arguments too.
 *
 * <p>{@code erfc(z) = exp(-z^2) * t * h(t)} with {@code t = 2 / (2 + z)}, where h is smooth: for 0 to 10.2 one
 * polynomial. Minimax polynomials, computed for this class with the Remez algorithm.
 */
final class FixedErf {
    /** log2(e), Q37. */
    private static final long LOG2_E = 198282496599L;

    private static final long HALF_LOW = (1L << 18) - 1;
    private static final long ONE_62 = 1L << 62;

    private FixedErf() {}

    static float erf(float x) {
        float size = Math.abs(x);
        if (Float.isNaN(x)) {
            return x;
        }
        if (size < 0.5f) {
            return small(Float.floatToIntBits(x));
        }
        if (size >= 4f) {
            return x > 0f ? 1f : -1f;
        }
        int bits = Float.floatToIntBits(x);
        long z = (long) Fixed.mantissa(bits) << Fixed.exponent(bits) + 36;
        long t = exponent(z);
        return Fixed.toFloat(x < 0f, ONE_62 - Fixed.shift(complement(z, t), (int) (t >> 32)), 62);
    }

    /** {@code -z^2 * log2(e)}: Q36 to Q32, from a square split in halves that keep the product in 63 bits. */
    static long exponent(long z) {
        long high = z >> 18;
        long low = z & HALF_LOW;
        long square = high * high + (high * low >> 17) + (low * low >> 36);
        return -(((square >> 18) * LOG2_E >> 23) + ((square & HALF_LOW) * LOG2_E >> 41));
    }

    /** {@code erfc(z) * 2^-k}, Q62, for z in Q36 and k the whole part of {@code exponent(z)}. */
    static long complement(long z, long exponent) {
        long t = ONE_62 / ((1L << 31) + (z >> 6));
        long p = -62177752L;
        p = 468673991L + (p * t >> 31);
        p = -1503089163L + (p * t >> 31);
        p = 2595591514L + (p * t >> 31);
        p = -2488019098L + (p * t >> 31);
        p = 1279837783L + (p * t >> 31);
        p = -574258164L + (p * t >> 31);
        p = 336960865L + (p * t >> 31);
        p = 348919120L + (p * t >> 31);
        p = 533708430L + (p * t >> 31);
        p = 605533964L + (p * t >> 31);
        p = 605802158L + (p * t >> 31);
        long scaled = p * t >> 30;
        return scaled * (FixedExp.exp2OfFraction(exponent) >> 1);
    }

    /** x times a polynomial in its square. */
    private static float small(int bits) {
        long m = Fixed.mantissa(bits);
        int exponent = Fixed.exponent(bits);
        long r = Fixed.shift(m, exponent + 31);
        long z = r * r >> 31;
        long p = -1652028L;
        p = 11167577L + (p * z >> 31);
        p = -57688111L + (p * z >> 31);
        p = 242317197L + (p * z >> 31);
        p = -807725262L + (p * z >> 31);
        p = 2423175810L + (p * z >> 31);
        return Fixed.toFloat(bits < 0, m * p, 31 - exponent);
    }
}
