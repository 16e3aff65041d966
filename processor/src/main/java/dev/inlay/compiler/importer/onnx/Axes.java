package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Axes that operators state: attributes in older opsets, constant inputs in newer ones. */
final class Axes {
    private Axes() {}

    /** The numbers of an attribute before opset {@code inputSince}, of an input from it on. */
    static Optional<long[]> longs(NodeScope node, String name, int input, int inputSince) {
        if (node.opset() < inputSince) {
            return node.attributes().longs(name);
        }
        return node.optionalConstantInput(input, name).map(Tensor::integers);
    }

    static Optional<int[]> ints(NodeScope node, String name, int input, int inputSince) {
        return longs(node, name, input, inputSince).map(values -> {
            int[] ints = new int[values.length];
            for (int i = 0; i < ints.length; i++) {
                ints[i] = Scalars.toInt(values[i], name);
            }
            return ints;
        });
    }

    /** Axes as 0 to rank - 1 in rising order. @throws ShapeException if one is outside of that or there twice */
    static List<Integer> normalize(int[] axes, int rank) {
        boolean[] present = new boolean[rank];
        for (int axis : axes) {
            int normal = axis < 0 ? axis + rank : axis;
            if (normal < 0 || normal >= rank) {
                throw new ShapeException("axis " + axis + " is outside of rank " + rank);
            }
            if (present[normal]) {
                throw new ShapeException("axis " + axis + " is there twice");
            }
            present[normal] = true;
        }
        List<Integer> sorted = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            if (present[i]) {
                sorted.add(i);
            }
        }
        return sorted;
    }

    /** The axes from {@code from} (inclusive) to {@code to} (exclusive). */
    static List<Integer> range(int from, int to) {
        List<Integer> axes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            axes.add(i);
        }
        return axes;
    }

    /** The axis that attribute {@code axis} names, as 0 to rank - 1. */
    static int axis(NodeScope node, Shape shape, int absent) {
        return shape.axis(node.attributes().integer("axis", absent));
    }
}
