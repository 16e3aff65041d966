package dev.inlay.compiler.tensor;

import java.util.Arrays;

/** Dimensions of a tensor, outermost first; rank 0 is a scalar, a dimension may be 0. Immutable. */
public final class Shape {
    /** Elements a tensor may have. The bound keeps a hostile model from claiming all memory. */
    public static final long MAX_ELEMENTS = 1L << 28;

    private static final int MAX_RANK = 16;

    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    /**
     * A shape of the given dimensions.
     *
     * @throws ShapeException if a dimension is negative, the rank is above 16 or the element count above {@link
     *     #MAX_ELEMENTS}
     */
    public static Shape of(int... dims) {
        if (dims.length > MAX_RANK) {
            throw new ShapeException("rank " + dims.length + " is above the limit of " + MAX_RANK);
        }
        long count = 1;
        for (int dim : dims) {
            if (dim < 0) {
                throw new ShapeException("negative dimension in " + Arrays.toString(dims));
            }
            // a zero elsewhere must not hide an overflow, so the count ignores zeros
            count *= Math.max(dim, 1);
            if (count > MAX_ELEMENTS) {
                throw new ShapeException(Arrays.toString(dims) + " has more than " + MAX_ELEMENTS + " elements");
            }
        }
        return new Shape(dims.clone());
    }

    public static Shape scalar() {
        return new Shape(new int[0]);
    }

    public int rank() {
        return dims.length;
    }

    /** Dimension {@code axis}; a negative axis counts from the end. */
    public int dim(int axis) {
        return dims[axis(axis)];
    }

    /** {@code axis} as 0 to rank - 1. @throws ShapeException if it is outside [-rank, rank - 1] */
    public int axis(int axis) {
        int normal = axis < 0 ? axis + dims.length : axis;
        if (normal < 0 || normal >= dims.length) {
            throw new ShapeException("axis " + axis + " is outside of rank " + dims.length);
        }
        return normal;
    }

    public int[] dims() {
        return dims.clone();
    }

    public int elementCount() {
        return product(0, dims.length);
    }

    /** Product of the dimensions from {@code from} (inclusive) to {@code to} (exclusive). */
    public int product(int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }

    /** Row-major strides, in elements. */
    public int[] strides() {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(dims[i], 1);
        }
        return strides;
    }

    public Shape with(int axis, int dim) {
        int[] changed = dims.clone();
        changed[axis(axis)] = dim;
        return of(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** {@code [1, 3, 32, 32]}; a scalar is {@code []}. */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
