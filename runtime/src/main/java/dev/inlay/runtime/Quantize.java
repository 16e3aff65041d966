package dev.inlay.runtime;

/** Between real numbers and the int8 or int16 elements a network computes with: {@code real = scale * (q - zeroPoint)}. */
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
        return (byte) Math.max(-128, Math.min(127, round(x / scale) + zeroPoint));
    }

    /** {@code q = round(x / scale) + zeroPoint} clamped to [-32768, 32767]; otherwise as {@link #toBytes}. */
    public static void toShorts(
            float[] x, int xOffset, short[] q, int qOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            q[qOffset + i] = (short) Math.max(-32768, Math.min(32767, round(x[xOffset + i] / scale) + zeroPoint));
        }
    }

    /** Ties away from zero, within 2^20 on both sides; NaN gives 0. */
    private static int round(float quotient) {
        if (Float.isNaN(quotient)) {
            return 0;
        }
        // clamped before the cast, which not every machine saturates; 2^20 is past every zero point
        float bounded = Math.max(-1048576f, Math.min(1048576f, quotient));
        int whole = (int) bounded;
        float rest = bounded - whole;
        return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
    }

    /** As {@link #toBytes}, ties to even. */
    public static void toBytesTiesToEven(
            float[] x, int xOffset, byte[] q, int qOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            q[qOffset + i] = toByteTiesToEven(x[xOffset + i], scale, zeroPoint);
        }
    }

    /** One element, see {@link #toBytesTiesToEven}. */
    public static byte toByteTiesToEven(float x, float scale, int zeroPoint) {
        return (byte) Math.max(-128, Math.min(127, roundTiesToEven(x / scale) + zeroPoint));
    }

    private static int roundTiesToEven(float quotient) {
        int rounded = round(quotient);
        boolean wasTie = Math.abs(quotient - rounded) == 0.5f;
        return !wasTie || (rounded & 1) == 0 ? rounded : quotient > 0 ? rounded - 1 : rounded + 1;
    }

    /** {@code x = scale * (q - zeroPoint)}, in float32. */
    public static void toFloats(byte[] q, int qOffset, float[] x, int xOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            x[xOffset + i] = scale * (q[qOffset + i] - zeroPoint);
        }
    }

    /** {@code x = scale * (q - zeroPoint)}, in float32. */
    public static void toFloats(
            short[] q, int qOffset, float[] x, int xOffset, int length, float scale, int zeroPoint) {
        for (int i = 0; i < length; i++) {
            x[xOffset + i] = scale * (q[qOffset + i] - zeroPoint);
        }
    }
}
