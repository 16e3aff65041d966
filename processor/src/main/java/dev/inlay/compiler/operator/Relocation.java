package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Arrays;

/**
 * Moves elements where each output axis chooses its source on its own: output element {@code [i, j, ...]} is the source
 * element at {@code offsets[0][i] + offsets[1][j] + ...}, or the fill value where one of these is {@link #FILL}.
 */
final class Relocation {
    static final int FILL = -1;

    private final Shape shape;
    private final int[] dims;
    private final int[][] offsets;
    private final Object source;
    private final Object target;
    private final double fill;
    private final boolean rowIsBlock;
    private int position;

    private Relocation(Tensor source, TensorType type, int[][] offsets, double fill) {
        boolean scalar = type.rank() == 0;
        this.shape = type.shape();
        this.dims = scalar ? new int[] {1} : type.shape().dims();
        this.offsets = scalar ? new int[][] {{0}} : offsets;
        this.source = source.isFloat() ? source.floats() : source.integers();
        this.target = source.isFloat() ? new float[type.elementCount()] : new long[type.elementCount()];
        this.fill = fill;
        this.rowIsBlock = isBlock(this.offsets[dims.length - 1]);
    }

    static Tensor move(Tensor source, TensorType type, int[][] offsets) {
        return move(source, type, offsets, 0);
    }

    static Tensor move(Tensor source, TensorType type, int[][] offsets, double fill) {
        Relocation relocation = new Relocation(source, type, offsets, fill);
        if (type.elementCount() > 0) {
            relocation.axis(0, 0);
        }
        return relocation.target instanceof float[] floats
                ? Tensor.floats(type.shape(), floats)
                : Tensor.integers(type.dataType(), type.shape(), (long[]) relocation.target);
    }

    /** Offsets of an axis that walks {@code count} elements from {@code start} in even steps. */
    static int[] walk(int count, int start, int step) {
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = start + i * step;
        }
        return offsets;
    }

    private void axis(int axis, int base) {
        if (axis == dims.length - 1) {
            row(offsets[axis], base);
            return;
        }
        for (int offset : offsets[axis]) {
            if (offset == FILL) {
                fill(shape.product(axis + 1, dims.length));
            } else {
                axis(axis + 1, base + offset);
            }
        }
    }

    private void row(int[] row, int base) {
        if (rowIsBlock) {
            System.arraycopy(source, base + row[0], target, position, row.length);
            position += row.length;
        } else if (source instanceof float[] from) {
            row(row, base, from, (float[]) target);
        } else {
            row(row, base, (long[]) source, (long[]) target);
        }
    }

    private void row(int[] row, int base, float[] from, float[] to) {
        for (int offset : row) {
            to[position++] = offset == FILL ? (float) fill : from[base + offset];
        }
    }

    private void row(int[] row, int base, long[] from, long[] to) {
        for (int offset : row) {
            to[position++] = offset == FILL ? (long) fill : from[base + offset];
        }
    }

    private void fill(int count) {
        if (target instanceof float[] floats) {
            Arrays.fill(floats, position, position + count, (float) fill);
        } else {
            Arrays.fill((long[]) target, position, position + count, (long) fill);
        }
        position += count;
    }

    private static boolean isBlock(int[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] == FILL || row[i] != row[0] + i) {
                return false;
            }
        }
        return row.length > 0;
    }
}
