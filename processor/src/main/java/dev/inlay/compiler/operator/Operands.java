package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.TreeSet;

/** Checks that the shape rules of operators have in common. Each failure is a {@link ShapeException}. */
final class Operands {
    private Operands() {}

    static void count(Operator operator, List<TensorType> inputs, int count) {
        count(operator, inputs, count, count);
    }

    static void count(Operator operator, List<TensorType> inputs, int min, int max) {
        if (inputs.size() < min || inputs.size() > max) {
            String wanted = min == max ? "" + min : min + " to " + max;
            throw new ShapeException(operator.name() + " takes " + wanted + " inputs, not " + inputs.size());
        }
    }

    /** Each input holds real numbers. */
    static void real(Operator operator, List<TensorType> inputs) {
        for (TensorType input : inputs) {
            if (!input.dataType().isFloat()) {
                throw new ShapeException(operator.name() + " is defined on real numbers, not on " + input);
            }
        }
    }

    static void integer(Operator operator, TensorType input) {
        if (!input.dataType().isInteger()) {
            throw new ShapeException(operator.name() + " needs integers here, not " + input);
        }
    }

    static void sameDataType(Operator operator, TensorType a, TensorType b) {
        if (a.dataType() != b.dataType()) {
            throw new ShapeException(operator.name() + " mixes the element types of " + a + " and " + b);
        }
    }

    /** The tensor has one element for each of {@code channels} channels. */
    static void perChannel(String role, TensorType type, int channels) {
        if (!type.shape().equals(Shape.of(channels))) {
            throw new ShapeException(role + " " + type + " does not fit " + channels + " channels");
        }
    }

    /** A computed dimension as {@code int}. */
    static int dim(long dim) {
        if (dim < 0 || dim > Shape.MAX_ELEMENTS) {
            throw new ShapeException("dimension " + dim + " is outside of 0 to " + Shape.MAX_ELEMENTS);
        }
        return (int) dim;
    }

    /** The axes counted from 0, in ascending order; each may occur once. */
    static int[] axes(List<Integer> axes, Shape shape) {
        TreeSet<Integer> sorted = new TreeSet<>();
        for (int axis : axes) {
            if (!sorted.add(shape.axis(axis))) {
                throw new ShapeException("axis " + axis + " of " + shape + " is given twice");
            }
        }
        return sorted.stream().mapToInt(Integer::intValue).toArray();
    }

    static void perAxis(String what, List<?> items, Shape shape) {
        if (items.size() != shape.rank()) {
            throw new ShapeException(what + " for " + items.size() + " axes do not fit shape " + shape);
        }
    }
}
