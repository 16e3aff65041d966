package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operators that keep the elements and their order. */
final class ReshapeImports {
    private ReshapeImports() {}

    static void reshape(NodeScope node) {
        Operand x = node.input(0);
        long[] wanted = node.constantInput(1, "shape").integers();
        boolean allowZero = node.attributes().flag("allowzero", false);
        int[] dims = new int[wanted.length];
        int open = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            if (wanted[i] == -1 && open < 0) {
                open = i;
                continue;
            }
            boolean copied = wanted[i] == 0 && !allowZero;
            dims[i] = copied ? x.shape().dim(i) : Scalars.toInt(wanted[i], "dimension " + i);
            known *= dims[i];
            if (dims[i] < 0 || known > Shape.MAX_ELEMENTS) {
                throw new ShapeException("shape " + Arrays.toString(wanted) + " is impossible");
            }
        }
        if (open >= 0) {
            if (known == 0 || x.type().elementCount() % known != 0) {
                throw new ShapeException(
                        x.type().elementCount() + " elements do not fit shape " + Arrays.toString(wanted));
            }
            dims[open] = (int) (x.type().elementCount() / known);
        }
        output(node, x, dims);
    }

    static void flatten(NodeScope node) {
        Operand x = node.input(0);
        int axis = node.attributes().integer("axis", 1);
        int split = axis == x.rank() ? axis : x.shape().axis(axis);
        output(node, x, x.shape().product(0, split), x.shape().product(split, x.rank()));
    }

    static void squeeze(NodeScope node) {
        Operand x = node.input(0);
        Optional<int[]> stated = Axes.ints(node, "axes", 1, 13);
        List<Integer> axes =
                stated.map(values -> Axes.normalize(values, x.rank())).orElseGet(() -> unitAxes(x.shape()));
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (!axes.contains(i)) {
                dims.add(x.shape().dim(i));
            } else if (x.shape().dim(i) != 1) {
                throw new ShapeException("axis " + i + " of " + x.shape() + " is not of size 1");
            }
        }
        output(node, x, toArray(dims));
    }

    static void unsqueeze(NodeScope node) {
        Operand x = node.input(0);
        int[] stated = Axes.ints(node, "axes", 1, 13).orElseThrow(() -> new ShapeException("axes are missing"));
        int rank = x.rank() + stated.length;
        List<Integer> axes = Axes.normalize(stated, rank);
        int[] dims = new int[rank];
        int from = 0;
        for (int i = 0; i < rank; i++) {
            dims[i] = axes.contains(i) ? 1 : x.shape().dim(from++);
        }
        output(node, x, dims);
    }

    private static void output(NodeScope node, Operand x, int... dims) {
        Shape shape = Shape.of(dims);
        if (shape.equals(x.shape())) {
            node.output(0, x);
        } else {
            node.output(0, new Reshape(shape), x);
        }
    }

    private static List<Integer> unitAxes(Shape shape) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (shape.dim(i) == 1) {
                axes.add(i);
            }
        }
        return axes;
    }

    private static int[] toArray(List<Integer> dims) {
        return dims.stream().mapToInt(Integer::intValue).toArray();
    }
}
