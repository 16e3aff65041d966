package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;

/**
 * Walks a shape row by row while several tensors are read or written along it, each with strides of its own.
 *
 * <p>Axes along which every tensor goes on evenly are merged first, so that two tensors of one shape are a single row.
 */
final class Rows {
    /** Called once a row. */
    interface Visitor {
        /** @param starts offset of the row's first element in each tensor; the array is reused */
        void row(int[] starts);
    }

    private final int[] dims;
    private final int[][] strides;
    private final int count;
    private final boolean empty;

    private Rows(Shape shape, int[][] strides) {
        this.dims = new int[Math.max(shape.rank(), 1)];
        this.strides = new int[dims.length][strides.length];
        this.empty = shape.elementCount() == 0;
        int merged = 0;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (shape.dim(axis) == 1) {
                continue;
            }
            if (merged > 0 && goesOn(strides, axis, merged - 1)) {
                dims[merged - 1] *= shape.dim(axis);
            } else {
                dims[merged] = shape.dim(axis);
                for (int t = 0; t < strides.length; t++) {
                    this.strides[merged][t] = strides[t][axis];
                }
                merged++;
            }
        }
        if (merged == 0) {
            dims[0] = 1;
        }
        this.count = Math.max(merged, 1);
    }

    /** @param strides for each tensor its stride along each axis of the shape, 0 where it repeats */
    static Rows over(Shape shape, int[]... strides) {
        return new Rows(shape, strides);
    }

    private boolean goesOn(int[][] all, int axis, int inner) {
        for (int t = 0; t < all.length; t++) {
            if (all[t][axis] != strides[inner][t] * dims[inner]) {
                return false;
            }
        }
        return true;
    }

    /** Elements of a row. */
    int length() {
        return dims[0];
    }

    /** Distance between two elements of a row in a tensor. */
    int step(int tensor) {
        return strides[0][tensor];
    }

    void forEach(Visitor visitor) {
        if (empty) {
            return;
        }
        int[] starts = new int[strides[0].length];
        int[] position = new int[count];
        do {
            visitor.row(starts);
        } while (advance(position, starts));
    }

    private boolean advance(int[] position, int[] starts) {
        for (int axis = 1; axis < count; axis++) {
            boolean carry = ++position[axis] == dims[axis];
            int moved = carry ? 1 - dims[axis] : 1;
            for (int t = 0; t < starts.length; t++) {
                starts[t] += moved * strides[axis][t];
            }
            if (!carry) {
                return true;
            }
            position[axis] = 0;
        }
        return false;
    }
}
