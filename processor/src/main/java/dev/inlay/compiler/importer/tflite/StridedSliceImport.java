package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * STRIDED_SLICE: NumPy's indexing, written as starts, ends and steps with a bit for each entry in five masks: start left
 * out, end left out, ellipsis, new axis, and a single index, whose axis goes away.
 */
final class StridedSliceImport {
    private static final int BEGIN_MASK = 0;
    private static final int END_MASK = 1;
    private static final int ELLIPSIS_MASK = 2;
    private static final int NEW_AXIS_MASK = 3;
    private static final int SHRINK_AXIS_MASK = 4;
    private static final int OFFSET = 5;

    private final Options options;
    private final Shape shape;
    private final int[] starts;
    private final int[] ends;
    private final int[] steps;
    private final List<SliceAxis> box = new ArrayList<>();
    private final List<Integer> dims = new ArrayList<>();

    private StridedSliceImport(OperatorScope node) {
        options = node.options(OptionsType.STRIDED_SLICE);
        shape = node.input(0).shape();
        starts = node.constantInput(1, "start").ints();
        ends = node.constantInput(2, "end").ints();
        steps = node.constantInput(3, "step").ints();
        if (ends.length != starts.length || steps.length != starts.length || starts.length > Integer.SIZE) {
            throw new ShapeException(
                    "there are " + starts.length + " starts, " + ends.length + " ends and " + steps.length + " steps");
        }
    }

    static void run(OperatorScope node) {
        StridedSliceImport slice = new StridedSliceImport(node);
        slice.readEntries();
        Operand x = node.input(0);
        Slice cut = new Slice(slice.box);
        Shape wanted = Shape.of(slice.dims.stream().mapToInt(Integer::intValue).toArray());
        if (cut.infer(List.of(x.type())).shape().equals(wanted)) {
            node.output(0, cut, x);
        } else {
            node.output(0, new Reshape(wanted), node.move(cut, x));
        }
    }

    private void readEntries() {
        int taken = 0;
        int ellipses = 0;
        for (int i = 0; i < starts.length; i++) {
            ellipses += is(ELLIPSIS_MASK, i) ? 1 : 0;
            taken += is(ELLIPSIS_MASK, i) || is(NEW_AXIS_MASK, i) ? 0 : 1;
        }
        if (ellipses > 1 || taken > shape.rank()) {
            throw new ShapeException(taken + " ranges and " + ellipses + " ellipses do not fit " + shape);
        }
        for (int i = 0; i < starts.length; i++) {
            if (is(ELLIPSIS_MASK, i)) {
                keep(shape.rank() - taken);
            } else if (is(NEW_AXIS_MASK, i)) {
                dims.add(1);
            } else {
                readRange(i);
            }
        }
        keep(shape.rank() - box.size());
    }

    private void keep(int axes) {
        for (int i = 0; i < axes; i++) {
            int size = shape.dim(box.size());
            box.add(new SliceAxis(0, 1, size));
            dims.add(size);
        }
    }

    private void readRange(int i) {
        int size = shape.dim(box.size());
        long step = steps[i];
        // far beyond either end, which is where a range without start or end begins or ends
        long before = step > 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        long start = is(BEGIN_MASK, i) ? before : starts[i];
        if (is(SHRINK_AXIS_MASK, i)) {
            box.add(single(size, is(BEGIN_MASK, i) ? 0 : starts[i], step));
            return;
        }
        long end = options.flag(OFFSET) ? (long) starts[i] + ends[i] : ends[i];
        SliceAxis axis = PythonSlice.of(size, start, is(END_MASK, i) ? beyond(step) : end, step);
        box.add(axis);
        dims.add(axis.size());
    }

    private static long beyond(long step) {
        return step > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE - (long) Integer.MAX_VALUE;
    }

    private static SliceAxis single(int size, int index, long step) {
        int at = index < 0 ? index + size : index;
        if (step <= 0 || at < 0 || at >= size) {
            throw new ShapeException(
                    "index " + index + " in steps of " + step + " is outside of an axis of size " + size);
        }
        return new SliceAxis(at, 1, 1);
    }

    private boolean is(int mask, int entry) {
        return (options.integer(mask) >> entry & 1) != 0;
    }
}
