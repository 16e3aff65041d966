package dev.inlay.runtime;

/**
 * Logarithms and powers: {@code log2(x) = k + log2(1 + f)} with {@code x = 2^k * (1 + f)}, 1 + f in
 * [sqrt(1/2), sqrt(2)).
 *
 * <p>Minimax polynomial, computed for this class with the Remez algorithm. f is exact, so that the logarithm of a number
 * near 1 keeps its relative accuracy.
 */
final class FixedLog {
    /** ln(2), Q31 and Q54. */
    private static final long LN2_31 = 1488522236L;

    private static final long LN2_54 = 12486629536330718L;

    /** sqrt(2), Q23, rounded up. */
    private static final int SQRT_2 = 11863284;

    /** Bits of a logarithm whose product with 24 bits of mantissa fits in a long. */
    private static final int LOG_BITS = 39;

    private static final float TWO_TO_24 = 16777216f;

    private FixedLog() {}

    /** {@code log2(1 + f) / f}: Q24 to Q39, relative error below 2^-37. */
    private static long log2Ratio(long f) {
        long p = -38339536022L;
        p = 72849334972L + (p * f >> 24);
        p = -74013278201L + (p * f >> 24);
        p = 71619761216L + (p * f >> 24);
        p = -78339441503L + (p * f >> 24);
        p = 88080045077L + (p * f >> 24);
        p = -99196154130L + (p * f >> 24);
        p = 113308589210L + (p * f >> 24);
        p = -132186824723L + (p * f >> 24);
        p = 158625880482L + (p * f >> 24);
        p = -198282514695L + (p * f >> 24);
        p = 264376663144L + (p * f >> 24);
        p = -396564993134L + (p * f >> 24);
        return 793129986395L + (p * f >> 24);
    }

    /** k and f of the class comment, of a positive finite x, in one long: k above, f in Q24 below. */
    private static long split(float x) {
        int bits = Float.floatToIntBits(x);
        int k = 0;
        if (bits < Fixed.HIDDEN_BIT) {
            bits = Float.floatToIntBits(x * TWO_TO_24);
            k = -24;
        }
        int m = Fixed.mantissa(bits);
        k += Fixed.exponent(bits) + Fixed.MANTISSA_BITS;
        int f = m - Fixed.HIDDEN_BIT << 1;
        if (m >= SQRT_2) {
            k++;
            f = m - 2 * Fixed.HIDDEN_BIT;
        }
        return (long) k << 32 | f & 0xFFFFFFFFL;
    }

    static float log(float x) {
        if (Float.isNaN(x) || x == Float.POSITIVE_INFINITY) {
            return x;
        }
        if (x <= 0f) {
            return x < 0f ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        long split = split(x);
        long f = (int) split;
        // Q31, so that the product with f is Q55
        long ratio = (log2Ratio(f) >> 8) * LN2_31 >> 31;
        long v = (split >> 32) * LN2_54 + (f * ratio >> 1);
        return Fixed.toFloat(v < 0, Math.abs(v), 54);
    }

    /** {@code log(1 + x)} without cancellation near 0, within 1.7 ulp. */
    static float log1p(float x) {
        float sum = 1f + x;
        if (sum == 1f || !(sum > 0f) || sum == Float.POSITIVE_INFINITY) {
            return sum == 1f ? x : log(sum);
        }
        // the second term corrects the rounding of the sum, to first order
        return log(sum) + (x - (sum - 1f)) / sum;
    }

    /** {@code x^y} for finite x above 0 and finite y, negated where asked. */
    static float pow(boolean negative, float x, float y) {
        int yBits = Float.floatToIntBits(y);
        long split = split(x);
        long k = split >> 32;
        long f = (int) split;
        long product = f * log2Ratio(f);
        // near 1 the logarithm needs the bits that the whole part does not
        long log = k == 0 ? product >> 1 : (k << 54) + (product >> 9);
        int q = k == 0 ? 62 : 54;
        long size = Math.abs(log);
        int drop = Fixed.bitLength(size) - LOG_BITS;
        long exponent = Fixed.shift(size, -drop) * Fixed.mantissa(yBits);
        int places = Fixed.exponent(yBits) + drop - q;
        boolean inverse = log < 0 != yBits < 0;
        if (Fixed.bitLength(exponent) + places > 8) {
            // 2^256 or more is far beyond the largest float, 2^-256 below the smallest
            return Fixed.toFloat(negative, inverse ? 0 : 1, inverse ? 0 : -256);
        }
        long t = Fixed.shift(exponent, places + 32);
        return FixedExp.exp2(negative, inverse ? -t : t);
    }
}
