package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Slices as Python has them: negative positions count from the end, those outside are moved to the border. */
public final class PythonSlice {
    private PythonSlice() {}

    /**
     * The elements of an axis that {@code start:end:step} takes.
     *
     * @throws ShapeException if the step is 0
     */
    public static SliceAxis of(int size, long start, long end, long step) {
        if (step == 0) {
            throw new ShapeException("a step is 0");
        }
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? size : size - 1L;
        long from = clamp(start < 0 ? start + size : start, low, high);
        long to = clamp(end < 0 ? end + size : end, low, high);
        // steps beyond the axis all take one element
        long stride = clamp(step, -Math.max(1L, size), Math.max(1L, size));
        long distance = stride > 0 ? to - from : from - to;
        long count = distance <= 0 ? 0 : (distance - 1) / Math.abs(stride) + 1;
        return new SliceAxis(count == 0 ? 0 : (int) from, (int) stride, (int) count);
    }

    /** Every axis as a whole, to be replaced where less is wanted. */
    public static List<SliceAxis> whole(Shape shape) {
        List<SliceAxis> axes = new ArrayList<>();
        for (int dim : shape.dims()) {
            axes.add(new SliceAxis(0, 1, dim));
        }
        return axes;
    }

    private static long clamp(long value, long low, long high) {
        return Math.max(low, Math.min(high, value));
    }
}
