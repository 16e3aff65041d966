package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/** Operators that keep the elements and their order. */
final class ReshapeImports {
    private static final int OPEN = -1;

    private ReshapeImports() {}

    /** The shape is an input, or an option in old files; one dimension may be -1. */
    static void reshape(OperatorScope node) {
        Operand x = node.input(0);
        int[] dims = node.optionalInput(1).isPresent()
                ? node.constantInput(1, "shape").ints()
                : node.options(OptionsType.RESHAPE).integers(0);
        // how old converters write the shape of a scalar
        if (dims.length == 1 && dims[0] == 0 && x.type().elementCount() == 1) {
            dims = new int[0];
        }
        output(node, x, resolved(dims.clone(), x));
    }

    private static int[] resolved(int[] dims, Operand x) {
        int open = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] == OPEN && open < 0) {
                open = i;
                continue;
            }
            known *= dims[i];
            if (dims[i] < 0 || known > Shape.MAX_ELEMENTS) {
                throw new ShapeException("shape " + Arrays.toString(dims) + " is impossible");
            }
        }
        if (open >= 0) {
            if (known == 0 || x.type().elementCount() % known != 0) {
                throw new ShapeException(
                        x.type().elementCount() + " elements do not fit shape " + Arrays.toString(dims));
            }
            dims[open] = (int) (x.type().elementCount() / known);
        }
        return dims;
    }

    /** Drops axes of size 1: all of them where none are named. */
    static void squeeze(OperatorScope node) {
        Operand x = node.input(0);
        List<Integer> named = Axes.distinct(node.options(OptionsType.SQUEEZE).integers(0), x.shape());
        int[] dims = new int[x.rank()];
        int rank = 0;
        for (int axis = 0; axis < x.rank(); axis++) {
            int dim = x.shape().dim(axis);
            if (named.contains(axis) && dim != 1) {
                throw new ShapeException("axis " + axis + " of " + x.shape() + " is not of size 1");
            }
            if (!named.contains(axis) && (dim != 1 || !named.isEmpty())) {
                dims[rank++] = dim;
            }
        }
        output(node, x, Arrays.copyOf(dims, rank));
    }

    static void expandDims(OperatorScope node) {
        Operand x = node.input(0);
        output(node, x, withUnitAxis(x.shape(), Axes.single(node, 1, "axis")));
    }

    /** The dimensions with a 1 at {@code axis} of the result. */
    static int[] withUnitAxis(Shape shape, int axis) {
        int rank = shape.rank() + 1;
        int at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank) {
            throw new ShapeException("axis " + axis + " is outside of rank " + rank);
        }
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            dims[i] = i == at ? 1 : shape.dim(i < at ? i : i - 1);
        }
        return dims;
    }

    private static void output(OperatorScope node, Operand x, int[] dims) {
        Shape shape = Shape.of(dims);
        if (shape.equals(x.shape())) {
            node.output(0, x);
        } else {
            node.output(0, new Reshape(shape), x);
        }
    }
}
