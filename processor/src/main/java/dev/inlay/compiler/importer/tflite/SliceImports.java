package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.List;

/** Boxes cut out of a tensor by start and size, and tensors turned round. */
final class SliceImports {
    private static final int REST = -1;

    private SliceImports() {}

    /** A size of -1 takes what lies behind the start. */
    static void slice(OperatorScope node) {
        Shape shape = node.input(0).shape();
        int[] starts = node.constantInput(1, "start").ints();
        int[] sizes = node.constantInput(2, "size").ints();
        if (starts.length != shape.rank() || sizes.length != shape.rank()) {
            throw new ShapeException(starts.length + " starts and " + sizes.length + " sizes do not fit " + shape);
        }
        List<SliceAxis> box = PythonSlice.whole(shape);
        for (int axis = 0; axis < starts.length; axis++) {
            int size = sizes[axis] == REST ? shape.dim(axis) - starts[axis] : sizes[axis];
            box.set(axis, new SliceAxis(size == 0 ? 0 : starts[axis], 1, size));
        }
        node.output(0, new Slice(box), node.input(0));
    }

    static void reverse(OperatorScope node) {
        Operand x = node.input(0);
        List<SliceAxis> box = PythonSlice.whole(x.shape());
        for (int axis : Axes.distinct(node.constantInput(1, "axes").ints(), x.shape())) {
            int size = x.shape().dim(axis);
            box.set(axis, new SliceAxis(Math.max(0, size - 1), -1, size));
        }
        node.output(0, new Slice(box), x);
    }
}
