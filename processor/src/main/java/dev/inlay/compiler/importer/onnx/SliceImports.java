package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/** Boxes cut out of a tensor: Slice, and Split, which is several of them. */
final class SliceImports {
    private SliceImports() {}

    static void slice(NodeScope node) {
        Shape shape = node.input(0).shape();
        long[] starts = Axes.longs(node, "starts", 1, 10).orElseThrow(() -> new ShapeException("starts are missing"));
        long[] ends = Axes.longs(node, "ends", 2, 10).orElseThrow(() -> new ShapeException("ends are missing"));
        int[] axes = Axes.ints(node, "axes", 3, 10).orElseGet(() -> firstAxes(starts.length));
        long[] steps = node.opset() < 10
                ? ones(starts.length)
                : Axes.longs(node, "steps", 4, 10).orElseGet(() -> ones(starts.length));
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new ShapeException("there are " + starts.length + " starts, " + ends.length + " ends, " + axes.length
                    + " axes and " + steps.length + " steps");
        }
        Axes.normalize(axes, shape.rank());
        List<SliceAxis> box = PythonSlice.whole(shape);
        for (int i = 0; i < axes.length; i++) {
            int axis = shape.axis(axes[i]);
            box.set(axis, PythonSlice.of(shape.dim(axis), starts[i], ends[i], steps[i]));
        }
        node.output(0, new Slice(box), node.input(0));
    }

    static void split(NodeScope node) {
        Operand x = node.input(0);
        int axis = Axes.axis(node, x.shape(), 0);
        int[] sizes = Axes.ints(node, "split", 1, 13)
                .orElseGet(() -> equalParts(node, x.shape().dim(axis)));
        long sum = Arrays.stream(sizes).asLongStream().sum();
        if (sizes.length != node.outputCount() || sum != x.shape().dim(axis)) {
            throw new ShapeException("sizes " + Arrays.toString(sizes) + " do not split axis " + axis + " of "
                    + x.shape() + " into " + node.outputCount() + " outputs");
        }
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 0) {
                throw new ShapeException("size " + sizes[i] + " is negative");
            }
            List<SliceAxis> box = PythonSlice.whole(x.shape());
            box.set(axis, new SliceAxis(sizes[i] == 0 ? 0 : start, 1, sizes[i]));
            node.output(i, new Slice(box), x);
            start += sizes[i];
        }
    }

    /** Parts of one size; the last may be smaller since opset 18. */
    private static int[] equalParts(NodeScope node, int size) {
        int count =
                node.opset() >= 18 ? node.attributes().integer("num_outputs", node.outputCount()) : node.outputCount();
        if (count != node.outputCount()) {
            throw new ShapeException("num_outputs is " + count + ", but there are " + node.outputCount());
        }
        int part = (size + count - 1) / count;
        if (node.opset() < 18 && size % count != 0) {
            throw new ShapeException(size + " elements do not split into " + count + " equal parts");
        }
        int[] parts = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = (int) Math.max(0, Math.min(part, size - (long) i * part));
        }
        return parts;
    }

    private static int[] firstAxes(int count) {
        return Axes.range(0, count).stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
