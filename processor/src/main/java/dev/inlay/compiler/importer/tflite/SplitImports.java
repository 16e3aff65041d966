package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tensors cut into several along an axis. */
final class SplitImports {
    private static final int REST = -1;
    private static final int UNPACK_AXIS = 1;

    private SplitImports() {}

    /** Inputs axis and x: parts of one size. */
    static void split(OperatorScope node) {
        Operand x = node.input(1);
        int axis = x.shape().axis(Axes.single(node, 0, "axis"));
        int[] sizes = new int[node.outputCount()];
        if (sizes.length == 0 || x.shape().dim(axis) % sizes.length != 0) {
            throw new ShapeException(
                    "axis " + axis + " of " + x.shape() + " does not split into " + sizes.length + " equal parts");
        }
        Arrays.fill(sizes, x.shape().dim(axis) / sizes.length);
        output(node, x, axis, sizes);
    }

    /** Inputs x, sizes and axis; one size may be -1, for what the others leave. */
    static void splitSizes(OperatorScope node) {
        Operand x = node.input(0);
        int[] sizes = node.constantInput(1, "sizes").ints().clone();
        int axis = x.shape().axis(Axes.single(node, 2, "axis"));
        long sum = 0;
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == REST && open < 0) {
                open = i;
            } else {
                sum += sizes[i];
            }
        }
        if (open >= 0) {
            sizes[open] = (int) Math.max(0, x.shape().dim(axis) - sum);
            sum += sizes[open];
        }
        if (sum != x.shape().dim(axis) || sizes.length != node.outputCount()) {
            throw new ShapeException("sizes " + Arrays.toString(sizes) + " do not split axis " + axis + " of "
                    + x.shape() + " into " + node.outputCount() + " outputs");
        }
        output(node, x, axis, sizes);
    }

    private static void output(OperatorScope node, Operand x, int axis, int[] sizes) {
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            node.output(i, part(x.shape(), axis, start, sizes[i]), x);
            start += sizes[i];
        }
    }

    /** One output for each index of an axis, without the axis. */
    static void unpack(OperatorScope node) {
        Operand x = node.input(0);
        int axis = x.shape().axis(node.options(OptionsType.UNPACK).integer(UNPACK_AXIS));
        if (x.shape().dim(axis) != node.outputCount()) {
            throw new ShapeException(
                    "axis " + axis + " of " + x.shape() + " does not unpack into " + node.outputCount() + " outputs");
        }
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (i != axis) {
                dims.add(x.shape().dim(i));
            }
        }
        Shape without = Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < node.outputCount(); i++) {
            node.output(i, new Reshape(without), node.move(part(x.shape(), axis, i, 1), x));
        }
    }

    private static Slice part(Shape shape, int axis, int start, int size) {
        if (size < 0) {
            throw new ShapeException("size " + size + " is negative");
        }
        List<SliceAxis> box = PythonSlice.whole(shape);
        box.set(axis, new SliceAxis(size == 0 ? 0 : start, 1, size));
        return new Slice(box);
    }
}
