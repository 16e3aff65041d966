package dev.inlay.runtime;

/** IEEE 754 halves: a sign, five bits of exponent and ten of mantissa. */
final class Half {
    private static final int SIGN = 0x8000;
    private static final int MANTISSA = 0x3FF;
    private static final int INFINITY = 0x7C00;

    /** The exponents' biases differ by 112, the mantissas' lengths by 13. */
    private static final int MORE_BITS = 13;

    private static final int BIAS = 112 << 23;

    /** From exponent 31, that of infinity and NaN, to 255. */
    private static final int INFINITE_BIAS = 224 << 23;

    /** The value of the last bit of a subnormal half. */
    private static final float TO_MINUS_24 = 5.9604645e-8f;

    private Half() {}

    /** The float of the same value; NaN keeps its payload. */
    static float toFloat(int bits) {
        int size = bits & ~SIGN & 0xFFFF;
        int sign = (bits & SIGN) << 16;
        if (size <= MANTISSA) {
            float subnormal = size * TO_MINUS_24;
            return sign == 0 ? subnormal : -subnormal;
        }
        int magnitude = (size << MORE_BITS) + (size < INFINITY ? BIAS : INFINITE_BIAS);
        return Float.intBitsToFloat(sign | magnitude);
    }
}
