package dev.inlay.runtime;

/**
 * Quantizes vectors of real numbers to int8, each on a range found in its own elements, as TensorFlow Lite's hybrid
 * kernels do.
 *
 * <p>A vector's range is {@link #FIELDS} numbers: its scale, the factor of its elements, and its zero point:
 * {@code q = round(x * factor + zeroPoint)}, {@code x = scale * (q - zeroPoint)}.
 */
public final class DynamicRange {
    /** Numbers of a vector: scale, factor, zero point. */
    public static final int FIELDS = 3;

    /** Widest range that counts as none: the factor of a narrower one might not be finite. */
    private static final float LEAST = 1e-35f;

    private DynamicRange() {}

    /**
     * From {@code -largest |x|} to {@code largest |x|} on [-127, 127]: scale {@code largest / 127}, factor
     * {@code 127 / largest}, zero point 0. Where the largest is at most 1e-35 the scale is 1 and the factor 0. NaN does
     * not count.
     *
     * @param x vectors one after the other
     * @param rows how many there are
     * @param length elements of each
     * @param ranges takes the fields of each
     */
    public static void symmetric(float[] x, int xOffset, int rows, int length, float[] ranges, int rangesOffset) {
        int i = xOffset;
        int r = rangesOffset;
        for (int row = 0; row < rows; row++, r += FIELDS) {
            float largest = 0;
            for (int end = i + length; i < end; i++) {
                float size = Math.abs(x[i]);
                if (size > largest) {
                    largest = size;
                }
            }
            boolean wide = largest > LEAST;
            ranges[r] = wide ? largest / 127 : 1;
            ranges[r + 1] = wide ? 127 / largest : 0;
            ranges[r + 2] = 0;
        }
    }

    /**
     * From the smallest element to the largest, widened to hold 0, on [-128, 127]: scale {@code (max - min) / 255},
     * factor {@code 1 / scale}, zero point {@code -128 - min / scale} or {@code 127 - max / scale}, whichever has the
     * smaller terms, rounded, ties away from zero. Computed in float64, but for the factor, which comes from the scale in
     * float32. Where the range is at most 1e-35 the scale is 1, and factor and zero point are 0. NaN does not count.
     *
     * @param x vectors one after the other
     * @param rows how many there are
     * @param length elements of each
     * @param ranges takes the fields of each
     */
    public static void asymmetric(float[] x, int xOffset, int rows, int length, float[] ranges, int rangesOffset) {
        int i = xOffset;
        int r = rangesOffset;
        for (int row = 0; row < rows; row++, r += FIELDS) {
            float least = 0;
            float largest = 0;
            for (int end = i + length; i < end; i++) {
                if (x[i] < least) {
                    least = x[i];
                }
                if (x[i] > largest) {
                    largest = x[i];
                }
            }
            double scale = ((double) largest - least) / 255;
            boolean wide = scale * 255 > LEAST;
            ranges[r] = wide ? (float) scale : 1;
            ranges[r + 1] = wide ? 1 / ranges[r] : 0;
            ranges[r + 2] = wide ? zeroPoint(least / scale, largest / scale) : 0;
        }
    }

    private static int zeroPoint(double least, double largest) {
        double real = 128 - least < 127 + largest ? -128 - least : 127 - largest;
        if (!(real > -128)) {
            return -128;
        }
        if (real >= 127) {
            return 127;
        }
        int whole = (int) real;
        double rest = real - whole;
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole;
    }

    /**
     * {@code q = round(x * factor + zeroPoint)} clamped to [-128, 127], in float32, ties away from zero; NaN gives the
     * zero point.
     *
     * @param x vectors one after the other
     * @param rows how many there are
     * @param length elements of each
     * @param ranges the fields of each
     */
    public static void toBytes(
            float[] x, int xOffset, byte[] q, int qOffset, int rows, int length, float[] ranges, int rangesOffset) {
        for (int row = 0; row < rows; row++) {
            float factor = ranges[rangesOffset + row * FIELDS + 1];
            float zeroPoint = ranges[rangesOffset + row * FIELDS + 2];
            for (int i = row * length; i < (row + 1) * length; i++) {
                float real = x[xOffset + i] * factor + zeroPoint;
                q[qOffset + i] = Float.isNaN(real) ? (byte) zeroPoint : round(real);
            }
        }
    }

    private static byte round(float real) {
        // clamped before the cast, which not every machine saturates
        if (real <= -128) {
            return -128;
        }
        if (real >= 127) {
            return 127;
        }
        int whole = (int) real;
        float rest = real - whole;
        return (byte) (rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole);
    }
}
