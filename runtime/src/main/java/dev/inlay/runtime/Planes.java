package dev.inlay.runtime;

/**
 * Moves elements in and out of planes: arrays with one float a position, one array a channel ({@link Lanes}). An element
 * of a plane is the int8 value minus its zero point.
 */
public final class Planes {
    private Planes() {}

    /**
     * Planes filled with 0.
     *
     * @param runs pairs of a number of planes and their length
     */
    public static float[][] allocate(int[] runs) {
        int count = 0;
        for (int i = 0; i < runs.length; i += 2) {
            count += runs[i];
        }
        float[][] planes = new float[count][];
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            for (int k = 0; k < runs[i]; k++) {
                planes[at++] = new float[runs[i + 1]];
            }
        }
        return planes;
    }

    /** Planes from channels-last int8 elements. */
    public static void load(
            byte[] from, int offset, float[][] planes, int first, int channels, int positions, int zeroPoint) {
        for (int c = 0; c < channels; c++) {
            float[] plane = planes[first + c];
            for (int i = 0, at = offset + c; i < positions; i++, at += channels) {
                plane[i] = from[at] - zeroPoint;
            }
        }
    }

    /** Channels-last int8 elements from planes. */
    public static void store(
            float[][] planes, int first, byte[] to, int offset, int channels, int positions, int zeroPoint) {
        for (int c = 0; c < channels; c++) {
            float[] plane = planes[first + c];
            for (int i = 0, at = offset + c; i < positions; i++, at += channels) {
                to[at] = (byte) ((int) plane[i] + zeroPoint);
            }
        }
    }

    /**
     * Planes with other numbers of channels and positions, the elements in the same channels-last order.
     *
     * @param difference added to each element
     */
    public static void regroup(
            float[][] planes, int from, int fromChannels, int to, int toChannels, int elements, int difference) {
        for (int i = 0; i < elements; i++) {
            planes[to + i % toChannels][i / toChannels] =
                    planes[from + i % fromChannels][i / fromChannels] + difference;
        }
    }

    /**
     * What one tap of a window sees: {@code to[y, x] = from[y * strideY + dy, x * strideX + dx]}, {@code outside} where
     * that is not inside.
     */
    public static void tap(
            float[] from,
            int height,
            int width,
            float[] to,
            int toHeight,
            int toWidth,
            int strideY,
            int strideX,
            int dy,
            int dx,
            float outside) {
        if (strideY == 1 && strideX == 1 && width == toWidth) {
            shift(from, height, width, to, toHeight, dy, dx, outside);
            return;
        }
        int start = Math.min(toWidth, dx >= 0 ? 0 : (strideX - 1 - dx) / strideX);
        int end = Math.max(start, Math.min(toWidth, (width - dx + strideX - 1) / strideX));
        for (int y = 0, at = 0; y < toHeight; y++, at += toWidth) {
            int row = y * strideY + dy;
            if (row < 0 || row >= height) {
                fill(to, at, at + toWidth, outside);
                continue;
            }
            fill(to, at, at + start, outside);
            fill(to, at + end, at + toWidth, outside);
            int source = row * width + start * strideX + dx;
            if (strideX == 1 && start < end) {
                System.arraycopy(from, source, to, at + start, end - start);
            } else {
                for (int i = at + start; i < at + end; i++, source += strideX) {
                    to[i] = from[source];
                }
            }
        }
    }

    /** All rows in one copy, then the columns that came from the row before or after. */
    private static void shift(
            float[] from, int height, int width, float[] to, int toHeight, int dy, int dx, float outside) {
        int length = toHeight * width;
        int distance = dy * width + dx;
        int start = Math.min(length, Math.max(0, -distance));
        int end = Math.max(start, Math.min(length, height * width - distance));
        fill(to, 0, start, outside);
        System.arraycopy(from, start + distance, to, start, end - start);
        fill(to, end, length, outside);
        for (int column = 0; column < Math.min(width, -dx); column++) {
            fillColumn(to, column, width, length, outside);
        }
        for (int column = Math.max(0, width - dx); column < width; column++) {
            fillColumn(to, column, width, length, outside);
        }
    }

    private static void fillColumn(float[] plane, int column, int width, int length, float value) {
        for (int i = column; i < length; i += width) {
            plane[i] = value;
        }
    }

    private static void fill(float[] plane, int from, int to, float value) {
        for (int i = from; i < to; i++) {
            plane[i] = value;
        }
    }

    /** Rows of weights as floats, {@code length} each, padded with zeros to {@code padded}; then a row of zeros. */
    public static float[][] rows(byte[] weights, int length, int padded) {
        int count = weights.length / length;
        float[][] rows = new float[count + 1][padded];
        for (int i = 0; i < weights.length; i++) {
            rows[i / length][i % length] = weights[i];
        }
        return rows;
    }
}
