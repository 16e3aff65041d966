package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Integer bilinear interpolation over the two middle ones of four axes, TensorFlow Lite's RESIZE_BILINEAR: the sum of four
 * elements times the weights of their row and column, a whole number of 20 fractional bits, rounded half away from zero.
 * Input and output share scale and zero point.
 *
 * @param elementType of input and output: INT8 or INT16
 * @param height input rows
 * @param width input columns
 * @param channels elements of one pixel
 * @param rows one for each output row
 * @param columns one for each output column
 */
public record QResize(
        ElementType elementType,
        int batch,
        int height,
        int width,
        int channels,
        List<ResizeLine> rows,
        List<ResizeLine> columns)
        implements Kernel {
    /** Fractional bits of a product of two weights. */
    public static final int BITS = 20;

    public QResize {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        check(rows, height);
        check(columns, width);
    }

    /** Of INT8. */
    public QResize(int batch, int height, int width, int channels, List<ResizeLine> rows, List<ResizeLine> columns) {
        this(ElementType.INT8, batch, height, width, channels, rows, columns);
    }

    private static void check(List<ResizeLine> lines, int size) {
        for (ResizeLine line : lines) {
            if (Math.min(line.first(), line.second()) < 0 || Math.max(line.first(), line.second()) >= size) {
                throw new IllegalArgumentException(line + " of " + size);
            }
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
        int at = 0;
        for (int n = 0; n < batch; n++) {
            for (ResizeLine row : rows) {
                for (ResizeLine column : columns) {
                    for (int c = 0; c < channels; c++) {
                        output.put(at++, interpolate(x, n * height * width * channels + c, row, column));
                    }
                }
            }
        }
    }

    private int interpolate(Buffer x, int base, ResizeLine row, ResizeLine column) {
        int top = row(x, base + row.first() * width * channels, column);
        int bottom = row(x, base + row.second() * width * channels, column);
        long sum = top * (long) (ResizeLine.ONE - row.weight()) + bottom * (long) row.weight();
        int half = 1 << (BITS - 1);
        return (int) ((sum + (sum > 0 ? half : -half)) / (1 << BITS));
    }

    private int row(Buffer x, int base, ResizeLine column) {
        return x.integer(base + column.first() * channels) * (ResizeLine.ONE - column.weight())
                + x.integer(base + column.second() * channels) * column.weight();
    }

    @Override
    public long macs() {
        return 4L * batch * rows.size() * columns.size() * channels;
    }
}
