package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Axes and single numbers that operators take as inputs. */
final class Axes {
    private Axes() {}

    /** The axes from {@code from} (inclusive) to {@code to} (exclusive). */
    static List<Integer> range(int from, int to) {
        List<Integer> axes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            axes.add(i);
        }
        return axes;
    }

    /** Axes as 0 to rank - 1 in rising order, each once. */
    static List<Integer> distinct(int[] axes, Shape shape) {
        TreeSet<Integer> distinct = new TreeSet<>();
        for (int axis : axes) {
            distinct.add(shape.axis(axis));
        }
        return List.copyOf(distinct);
    }

    /** The one number that an input holds. */
    static int single(OperatorScope node, int input, String role) {
        Tensor tensor = node.constantInput(input, role);
        if (tensor.elementCount() != 1) {
            throw new ShapeException("the " + role + " is " + tensor.shape() + ", not a single number");
        }
        return tensor.ints()[0];
    }
}
