package dev.inlay.runtime;

/**
 * Elementary functions that CLDC 1.1 does not have, the same bits on every machine.
 *
 * <p>Float arithmetic but for {@link #pow}, {@link #sqrt}, {@link #sin} and {@link #cos}. Polynomials are those of
 * Moshier's Cephes library, single precision. Errors stand at each function, in units in the last place (ulp) of the
 * exact result, as measured by the tests. NaN gives NaN.
 */
public final class FloatMath {
    private static final float LOG2_E = 1.44269504f;
    /** ln 2 as a sum: the first part has so few bits that its product with an exponent is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float SQRT_HALF = 0.70710678f;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;
    private static final float TWO_TO_25 = 33554432f;

    private FloatMath() {}

    /** e to the power of x, within 2 ulp; 0 below -104, infinity above 88.73. */
    public static float exp(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        if (x > 88.73f) {
            return Float.POSITIVE_INFINITY;
        }
        if (x < -104f) {
            return 0f;
        }
        float n = (float) Math.floor(LOG2_E * x + 0.5f);
        float r = x - n * LN2_HIGH;
        r -= n * LN2_LOW;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        return scale(p * (r * r) + r + 1f, (int) n);
    }

    /** x times 2 to the power of n for n in [-252, 254], in two steps so that neither factor leaves the range. */
    private static float scale(float x, int n) {
        int half = n >> 1;
        return x * powerOfTwo(half) * powerOfTwo(n - half);
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat(n + EXPONENT_BIAS << MANTISSA_BITS);
    }

    /** Natural logarithm, within 2 ulp; NaN for negative x, negative infinity for 0. */
    public static float log(float x) {
        if (Float.isNaN(x) || x < 0f) {
            return Float.NaN;
        }
        if (x == 0f) {
            return Float.NEGATIVE_INFINITY;
        }
        if (x == Float.POSITIVE_INFINITY) {
            return x;
        }
        int exponent = 0;
        float normal = x;
        if (x < 1.17549435e-38f) {
            normal = x * TWO_TO_25;
            exponent = -25;
        }
        int bits = Float.floatToIntBits(normal);
        exponent += (bits >> MANTISSA_BITS) - (EXPONENT_BIAS - 1);
        float m = Float.intBitsToFloat(bits & 0x7FFFFF | (EXPONENT_BIAS - 1) << MANTISSA_BITS);
        if (m < SQRT_HALF) {
            exponent--;
            m += m;
        }
        return logOfMantissa(m - 1f, exponent);
    }

    /** log(1 + r) + exponent * ln 2 for 1 + r in [sqrt(1/2), sqrt(2)). */
    private static float logOfMantissa(float r, int exponent) {
        float square = r * r;
        float p = 7.0376836292e-2f;
        p = p * r - 1.1514610310e-1f;
        p = p * r + 1.1676998740e-1f;
        p = p * r - 1.2420140846e-1f;
        p = p * r + 1.4249322787e-1f;
        p = p * r - 1.6668057665e-1f;
        p = p * r + 2.0000714765e-1f;
        p = p * r - 2.4999993993e-1f;
        p = p * r + 3.3333331174e-1f;
        float low = p * r * square + LN2_LOW * exponent - 0.5f * square;
        return r + low + LN2_HIGH * exponent;
    }

    /** Hyperbolic tangent, within 3 ulp. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        if (size > 9.5f) {
            return x > 0f ? 1f : -1f;
        }
        if (size >= 0.625f) {
            float y = 1f - 2f / (exp(size + size) + 1f);
            return x > 0f ? y : -y;
        }
        float square = x * x;
        float p = -5.70498872745e-3f;
        p = p * square + 2.06390887954e-2f;
        p = p * square - 5.37397155531e-2f;
        p = p * square + 1.33314422036e-1f;
        p = p * square - 3.33332819422e-1f;
        return p * square * x + x;
    }

    /** Error function {@code 2 / sqrt(pi) * integral of exp(-t * t) from 0 to x}, within 4 ulp. */
    public static float erf(float x) {
        float size = Math.abs(x);
        if (size < 1f) {
            return ErrorFunction.small(x);
        }
        if (size >= 4f) {
            return x > 0f ? 1f : -1f;
        }
        float y = 1f - ErrorFunction.complement(size);
        return x > 0f ? y : Float.isNaN(x) ? x : -y;
    }

    /**
     * x to the power of y, within 1 ulp, computed in double; special cases as {@code Math.pow}: a negative x has a power
     * only for whole y.
     */
    public static float pow(float x, float y) {
        return Power.of(x, y);
    }

    /** Square root, correctly rounded. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** Sine of x in radians. */
    public static float sin(float x) {
        return (float) Math.sin(x);
    }

    /** Cosine of x in radians. */
    public static float cos(float x) {
        return (float) Math.cos(x);
    }

    /** Largest whole number not above x. */
    public static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** Smallest whole number not below x. */
    public static float ceil(float x) {
        return (float) Math.ceil(x);
    }

    /** The whole number nearest to x, the even one of two. */
    public static float rint(float x) {
        float size = Math.abs(x);
        if (!(size < 8388608f)) {
            // without a fraction already, or NaN
            return x;
        }
        float rounded = size + 8388608f - 8388608f;
        return x < 0f || 1f / x < 0f ? -rounded : rounded;
    }
}
