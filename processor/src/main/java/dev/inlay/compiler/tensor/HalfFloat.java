package dev.inlay.compiler.tensor;

/** IEEE 754 binary16: a sign, five bits of exponent and ten of fraction. */
public final class HalfFloat {
    /** The largest finite half. */
    public static final float MAX = 65_504;

    private static final int FRACTION_BITS = 10;
    private static final int DROPPED_BITS = 13;
    private static final int MIN_EXPONENT = -14;
    private static final int BIAS = 15;
    private static final int INFINITY = 0x7C00;
    private static final int NOT_A_NUMBER = 0x7E00;

    private HalfFloat() {}

    /** The bits of the half nearest to {@code x}, ties to even; infinity from 65,520 on. */
    public static short bits(float x) {
        int sign = Float.floatToRawIntBits(x) >>> 16 & 0x8000;
        float size = Math.abs(x);
        if (Float.isNaN(x)) {
            return (short) (sign | NOT_A_NUMBER);
        }
        int exponent = Math.max(MIN_EXPONENT, Math.getExponent(size));
        if (exponent > BIAS) {
            return (short) (sign | INFINITY);
        }
        // in units of the last place, exact in double; a carry moves into the exponent by itself
        int fraction = (int) Math.rint(Math.scalb((double) size, FRACTION_BITS - exponent));
        return (short) (sign | (exponent - MIN_EXPONENT << FRACTION_BITS) + fraction);
    }

    /** The half nearest to {@code x}, as a float. */
    public static float round(float x) {
        return value(bits(x));
    }

    /** The float of the same value. */
    public static float value(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> FRACTION_BITS & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + Float.MAX_EXPONENT - BIAS;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << DROPPED_BITS);
    }
}
