package dev.inlay.runtime;

/** x times the distribution function of the normal distribution, and times its approximation by tanh. */
final class Gelu {
    /** sqrt(1/2), Q39. */
    private static final long SQRT_HALF = 388736063997L;

    /** From here on, x times the distribution function at -x is below half of the smallest float. */
    private static final float LARGEST = 14.36f;

    /** {@code 2 * sqrt(2 / pi) * log2(e)}, and 0.044715 times that: Q35. */
    private static final long LINEAR = 79103271357L;

    private static final long CUBIC = 3537102779L;

    /** From here on, the approximation is x, or below half of the smallest float. */
    private static final float LARGEST_TANH = 10.8f;

    private static final long ONE_31 = 1L << 31;
    private static final long ONE_62 = 1L << 62;

    private Gelu() {}

    /** {@code x * erfc(-x / sqrt(2)) / 2}. */
    static float exact(float x) {
        float size = Math.abs(x);
        // NaN and both zeros come back as they are
        if (!(size > 0f) || size >= LARGEST) {
            return x < 0f ? -0f : x;
        }
        int bits = Float.floatToIntBits(x);
        long m = Fixed.mantissa(bits);
        int exponent = Fixed.exponent(bits);
        long z = Fixed.shift(m * SQRT_HALF, exponent - 3);
        long t = FixedErf.exponent(z);
        int k = (int) (t >> 32);
        long complement = FixedErf.complement(z, t);
        if (x < 0f) {
            return Fixed.toFloat(true, (complement >> 25) * m, 38 - k - exponent);
        }
        long distribution = ONE_62 - (Fixed.shift(complement, k) >> 1);
        return Fixed.toFloat(false, (distribution >> 24) * m, 38 - exponent);
    }

    /** {@code x / (1 + 2^-t)} with {@code t = x * (LINEAR + CUBIC * x * x)}; for negative x times {@code 2^t / 2^t}. */
    static float tanh(float x) {
        float size = Math.abs(x);
        if (!(size > 0f) || size >= LARGEST_TANH) {
            return x < 0f ? -0f : x;
        }
        int bits = Float.floatToIntBits(x);
        long m = Fixed.mantissa(bits);
        int exponent = Fixed.exponent(bits);
        long square = Fixed.shift(m * m, 2 * exponent + 24);
        long t = -Fixed.shift((LINEAR + (square * CUBIC >> 24)) * m, exponent - 3);
        int k = (int) (t >> 32);
        long v = FixedExp.exp2OfFraction(t);
        long divisor = ONE_31 + Fixed.shift(v, k);
        if (x < 0f) {
            return Fixed.toFloat(true, (m * v << 6) / divisor, 6 - k - exponent);
        }
        return Fixed.toFloat(false, (m << 38) / divisor, 7 - exponent);
    }
}
