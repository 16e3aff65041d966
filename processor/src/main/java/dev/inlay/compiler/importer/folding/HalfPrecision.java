package dev.inlay.compiler.importer.folding;

/** The two 16-bit floating-point formats; float32 holds every number of both exactly. */
public final class HalfPrecision {
    private static final int EXPONENT_BIAS_DIFFERENCE = 127 - 15;

    private HalfPrecision() {}

    /** IEEE 754 binary16: 1 sign bit, 5 exponent bits, 10 fraction bits. */
    public static float fromHalf(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + EXPONENT_BIAS_DIFFERENCE;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** bfloat16: the upper half of a float32. */
    public static float fromBrainFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
