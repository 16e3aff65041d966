package dev.inlay.runtime;

/**
 * Elementary functions that CLDC 1.1 does not have, the same bits on every machine.
 *
 * <p>{@link #exp}, {@link #expm1}, {@link #log}, {@link #pow}, {@link #sin}, {@link #cos}, {@link #erf} and
 * {@link #gelu} compute in 64-bit fixed point and round once; the others combine them in float, in the formula that
 * stands at each. No double but in {@link #sqrt}, no table in memory. The stated errors are in units in the last place
 * (ulp) of the exact result, over all floats, subnormal results included, as the tests measure them. NaN gives NaN.
 */
public final class FloatMath {
    /** Beyond this mish is in its tails. */
    private static final float SATURATED = 20f;

    /** Below this {@code x * e^x} is less than half of the smallest float. */
    private static final float UNDERFLOW = -110f;

    private FloatMath() {}

    /** e to the power of x, within 0.53 ulp; 0 below -103.97, infinity above 88.72. */
    public static float exp(float x) {
        return FixedExp.exp(x);
    }

    /** {@code exp(x) - 1} without cancellation near 0, within 0.55 ulp. */
    public static float expm1(float x) {
        return FixedExp.expm1(x);
    }

    /** Natural logarithm, within 0.52 ulp; NaN for negative x, negative infinity for 0. */
    public static float log(float x) {
        return FixedLog.log(x);
    }

    /**
     * x to the power of y, within 0.53 ulp; special cases as {@code Math.pow}: a negative x has a power only for whole
     * y, {@code pow(x, 0)} is 1 for every x, and 1 to an infinite power is NaN.
     */
    public static float pow(float x, float y) {
        return Power.of(x, y);
    }

    /** Square root, correctly rounded: the double nearest to it has more than twice the bits of a float. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** Sine of x in radians, within 0.52 ulp for every finite x; NaN for the infinite ones. */
    public static float sin(float x) {
        return FixedSine.sin(x);
    }

    /** Cosine of x in radians, within 0.52 ulp for every finite x; NaN for the infinite ones. */
    public static float cos(float x) {
        return FixedSine.cos(x);
    }

    /**
     * Hyperbolic tangent of x: {@code 1 - 2e / (1 + e)} with {@code e = exp(-2x)} or, below 0.55, {@code -u / (2 + u)} with
     * {@code u = expm1(-2x)}, the sign of x last; within 2.5 ulp.
     */
    public static float tanh(float x) {
        float size = Math.abs(x);
        float y;
        if (size < 0.55f) {
            float u = FixedExp.expm1(-2f * size);
            y = -u / (2f + u);
        } else {
            float e = FixedExp.exp(-2f * size);
            y = 1f - 2f * e / (1f + e);
        }
        return x < 0f ? -y : x > 0f ? y : x;
    }

    /** {@code 1 / (1 + exp(-x))}, for negative x {@code exp(x) / (1 + exp(x))}, within 2.5 ulp. */
    public static float sigmoid(float x) {
        float e = FixedExp.exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (1f + e);
    }

    /** {@code log(1 + exp(x))} as {@code max(x, 0) + log1p(exp(-|x|))}, within 2 ulp. */
    public static float softplus(float x) {
        return Math.max(x, 0f) + FixedLog.log1p(FixedExp.exp(-Math.abs(x)));
    }

    /** Error function {@code 2 / sqrt(pi) * integral of exp(-t * t) from 0 to x}, within 0.55 ulp. */
    public static float erf(float x) {
        return FixedErf.erf(x);
    }

    /** Gelu: {@code x / 2 * (1 + erf(x / sqrt(2)))} without cancellation, within 0.65 ulp. */
    public static float gelu(float x) {
        return Gelu.exact(x);
    }

    /**
     * Gelu's approximation {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}, as x times a sigmoid, within 1.2
     * ulp.
     */
    public static float geluTanh(float x) {
        return Gelu.tanh(x);
    }

    /**
     * {@code x * tanh(softplus(x))} as {@code x * n / (n + 2)} with {@code n = e^x * (e^x + 2)}, in the tails x and
     * {@code x * e^x}; within 4 ulp.
     */
    public static float mish(float x) {
        if (Math.abs(x) > SATURATED) {
            return x > 0f ? x : x > UNDERFLOW ? FixedExp.timesExp(x) : -0f;
        }
        float e = FixedExp.exp(x);
        float n = e * (e + 2f);
        return x * (n / (n + 2f));
    }

    /** Largest whole number not above x. */
    public static float floor(float x) {
        return Round.floor(x);
    }

    /** Smallest whole number not below x. */
    public static float ceil(float x) {
        return Round.ceil(x);
    }

    /** The whole number nearest to x, the even one of two, as ONNX Round. */
    public static float rint(float x) {
        return Round.halfEven(x);
    }
}
