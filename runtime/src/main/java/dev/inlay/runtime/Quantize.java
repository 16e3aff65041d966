package dev.inlay.runtime;

/** Between real numbers and the int8 elements a network computes with: {@code real = scale * (q - zeroPoint)}. */
public final class Quantize {
    private Quantize() {}

    /**
     * {@code q = round(x / scale) + zeroPoint} clamped to [-128, 127]; the quotient in float32, ties away from zero; NaN
     * gives the zero point.
     */
    public static void toBytes(float[] x, int xOffset, byte[] q, int qOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            q[qOffset + i] = toByte(x[xOffset + i], scale, zeroPoint);
        }
    }

    /** One element, see {@link #toBytes}. */
    public static byte toByte(float x, float scale, int zeroPoint) {
        float quotient = x / scale;
        if (Float.isNaN(quotient)) {
            return (byte) zeroPoint;
        }
        // clamped before the cast, which not every machine saturates; 512 is past every zero point
        float bounded = Math.max(-512f, Math.min(512f, quotient));
        int whole = (int) bounded;
        float rest = bounded - whole;
        int rounded = rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
        return (byte) Math.max(-128, Math.min(127, rounded + zeroPoint));
    }

    /** {@code x = scale * (q - zeroPoint)}, in float32. */
    public static void toFloats(byte[] q, int qOffset, float[] x, int xOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            x[xOffset + i] = scale * (q[qOffset + i] - zeroPoint);
        }
    }
}
