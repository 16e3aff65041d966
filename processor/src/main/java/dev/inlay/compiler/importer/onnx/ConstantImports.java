package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;

/** Operators whose result is known as soon as shapes are. */
final class ConstantImports {
    private ConstantImports() {}

    static void constant(NodeScope node) {
        Attributes attributes = node.attributes();
        if (attributes.has("value")) {
            node.output(0, node.tensorAttribute("value").orElseThrow());
        } else if (attributes.has("value_float")) {
            node.output(0, Tensor.scalar(attributes.requiredReal("value_float")));
        } else if (attributes.has("value_floats")) {
            float[] values = attributes.reals("value_floats").orElseThrow();
            node.output(0, Tensor.floats(Shape.of(values.length), values));
        } else if (attributes.has("value_int")) {
            node.output(0, Tensor.integers(DataType.INT64, Shape.scalar(), attributes.longInteger("value_int")));
        } else if (attributes.has("value_ints")) {
            node.output(0, Tensor.vector(attributes.longs("value_ints").orElseThrow()));
        } else if (attributes.has("value_string") || attributes.has("value_strings")) {
            throw node.unsupported("its value is text");
        } else if (attributes.has("sparse_value")) {
            throw node.unsupported("its value is sparse");
        } else {
            throw new ShapeException("it has no value");
        }
    }

    static void constantOfShape(NodeScope node) {
        Shape shape = Shape.of(node.constantInput(0, "shape").ints());
        Tensor value = node.tensorAttribute("value").orElseGet(() -> Tensor.scalar(0));
        Scalars.requireOne(value, "attribute value");
        node.spend(shape.elementCount());
        node.output(0, filled(value, shape));
    }

    private static Tensor filled(Tensor value, Shape shape) {
        if (value.isFloat()) {
            float[] elements = new float[shape.elementCount()];
            Arrays.fill(elements, value.floats()[0]);
            return Tensor.floats(shape, elements);
        }
        long[] elements = new long[shape.elementCount()];
        Arrays.fill(elements, value.integers()[0]);
        return Tensor.integers(value.dataType(), shape, elements);
    }

    /** Opset 15 added a range of axes, which is clamped as Python slices are. */
    static void shape(NodeScope node) {
        int[] dims = node.input(0).shape().dims();
        int start = border(node.attributes().integer("start", 0), dims.length);
        int end = border(node.attributes().integer("end", dims.length), dims.length);
        long[] part = start < end
                ? Arrays.stream(Arrays.copyOfRange(dims, start, end))
                        .asLongStream()
                        .toArray()
                : new long[0];
        node.output(0, Tensor.vector(part));
    }

    private static int border(int axis, int rank) {
        return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    static void size(NodeScope node) {
        int count = node.input(0).type().elementCount();
        node.output(0, Tensor.integers(DataType.INT64, Shape.scalar(), count));
    }

    static void range(NodeScope node) {
        Tensor start = node.constantInput(0, "start");
        Tensor limit = node.constantInput(1, "limit");
        Tensor delta = node.constantInput(2, "delta");
        if (start.isFloat()) {
            realRange(node, Scalars.real(start, "start"), Scalars.real(limit, "limit"), Scalars.real(delta, "delta"));
        } else {
            integerRange(
                    node,
                    start.dataType(),
                    Scalars.integer(start, "start"),
                    Scalars.integer(limit, "limit"),
                    Scalars.integer(delta, "delta"));
        }
    }

    private static void realRange(NodeScope node, float start, float limit, float delta) {
        float[] elements = new float[rangeLength(node, Math.ceil(((double) limit - start) / delta))];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = start + i * delta;
        }
        node.output(0, Tensor.floats(Shape.of(elements.length), elements));
    }

    private static void integerRange(NodeScope node, DataType type, long start, long limit, long delta) {
        long[] elements = new long[rangeLength(node, Math.ceil(((double) limit - start) / delta))];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = type.wrap(start + i * delta);
        }
        node.output(0, Tensor.integers(type, Shape.of(elements.length), elements));
    }

    private static int rangeLength(NodeScope node, double length) {
        if (Double.isNaN(length) || length > Shape.MAX_ELEMENTS) {
            throw new ShapeException("the range has no end");
        }
        int count = (int) Math.max(0, length);
        node.spend(count);
        return count;
    }

    /** Positions of elements that are not 0, one column each. Their number must be known, so x must be. */
    static void nonZero(NodeScope node) {
        Tensor x = node.constantInput(0, "x");
        int[] strides = x.shape().strides();
        int rank = Math.max(1, x.shape().rank());
        int[] found = java.util.stream.IntStream.range(0, x.elementCount())
                .filter(i -> x.real(i) != 0)
                .toArray();
        node.spend((long) rank * found.length);
        long[] positions = new long[rank * found.length];
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            for (int i = 0; i < found.length; i++) {
                positions[axis * found.length + i] =
                        found[i] / strides[axis] % x.shape().dim(axis);
            }
        }
        node.output(0, Tensor.integers(DataType.INT64, Shape.of(rank, found.length), positions));
    }
}
