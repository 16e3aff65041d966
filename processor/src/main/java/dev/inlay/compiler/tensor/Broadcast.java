package dev.inlay.compiler.tensor;

/** Multidirectional broadcasting as NumPy and ONNX define it: shapes aligned at the right, a 1 repeats. */
public final class Broadcast {
    private Broadcast() {}

    /** The shape both broadcast to. @throws ShapeException if they do not */
    public static Shape shapes(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            int da = alignedDim(a, rank, i);
            int db = alignedDim(b, rank, i);
            if (da != db && da != 1 && db != 1) {
                throw new ShapeException("shapes " + a + " and " + b + " do not broadcast");
            }
            dims[i] = da == 1 ? db : da;
        }
        return Shape.of(dims);
    }

    /** Strides with which a tensor of shape {@code from} is read along each axis of {@code to}; 0 where it repeats. */
    public static int[] strides(Shape from, Shape to) {
        int[] own = from.strides();
        int[] strides = new int[to.rank()];
        int offset = to.rank() - from.rank();
        for (int i = offset; i < to.rank(); i++) {
            strides[i] = from.dim(i - offset) == 1 ? 0 : own[i - offset];
        }
        return strides;
    }

    private static int alignedDim(Shape shape, int rank, int axis) {
        int own = axis - (rank - shape.rank());
        return own < 0 ? 1 : shape.dim(own);
    }
}
