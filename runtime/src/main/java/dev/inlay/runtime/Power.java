package dev.inlay.runtime;

/**
 * Powers as {@code exp(y * log(x))} in double: in float the error of the logarithm, times y, would reach many ulp.
 */
final class Power {
    private static final double LN2 = 0.6931471805599453;
    private static final double SQRT_2 = 1.4142135623730951;
    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private Power() {}

    static float of(float x, float y) {
        if (y == 0f) {
            return 1f;
        }
        if (Float.isNaN(x) || Float.isNaN(y)) {
            return Float.NaN;
        }
        float size = Math.abs(x);
        if (Float.isInfinite(y)) {
            return ofInfiniteExponent(size, y);
        }
        boolean whole = y == (float) Math.floor(y);
        // the sign bit tells -0 from 0
        boolean negative = Float.floatToIntBits(x) < 0;
        if (x < 0f && !whole && !Float.isInfinite(x)) {
            return Float.NaN;
        }
        float power = ofPositive(size, y);
        return negative && whole && isOdd(y) ? -power : power;
    }

    private static float ofInfiniteExponent(float size, float y) {
        if (size == 1f) {
            return Float.NaN;
        }
        return size > 1f == y > 0f ? Float.POSITIVE_INFINITY : 0f;
    }

    private static boolean isOdd(float y) {
        float size = Math.abs(y);
        // from 2^24 on every float is even
        return size < 16777216f && ((int) size & 1) == 1;
    }

    private static float ofPositive(float x, float y) {
        if (x == 0f || x == Float.POSITIVE_INFINITY) {
            return x == 0f == y > 0f ? 0f : Float.POSITIVE_INFINITY;
        }
        double exponent = y * log(x);
        // beyond these the result is infinite or 0 in float
        return exponent > 89.0 ? Float.POSITIVE_INFINITY : exponent < -104.0 ? 0f : (float) exp(exponent);
    }

    /** Natural logarithm of a positive float: {@code 2 atanh((m - 1) / (m + 1)) + exponent * ln 2}. */
    private static double log(double x) {
        long bits = Double.doubleToLongBits(x);
        int exponent = (int) (bits >>> MANTISSA_BITS) - EXPONENT_BIAS;
        double m = Double.longBitsToDouble(bits & (1L << MANTISSA_BITS) - 1 | (long) EXPONENT_BIAS << MANTISSA_BITS);
        if (m > SQRT_2) {
            m *= 0.5;
            exponent++;
        }
        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (int k = 21; k >= 1; k -= 2) {
            sum = sum * square + 1.0 / k;
        }
        return 2 * s * sum + exponent * LN2;
    }

    /** e to the power of x for x in [-104, 89]: Taylor series of the rest after whole powers of two. */
    private static double exp(double x) {
        double n = Math.floor(x / LN2 + 0.5);
        double r = x - n * LN2;
        double sum = 1;
        for (int k = 13; k >= 1; k--) {
            sum = 1 + sum * r / k;
        }
        return sum * Double.longBitsToDouble((long) n + EXPONENT_BIAS << MANTISSA_BITS);
    }
}
