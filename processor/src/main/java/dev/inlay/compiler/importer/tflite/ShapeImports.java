package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;

/** Operators whose result is known as soon as the shapes are. */
final class ShapeImports {
    private ShapeImports() {}

    static void shape(OperatorScope node) {
        int[] dims = node.input(0).shape().dims();
        long[] elements = new long[dims.length];
        for (int i = 0; i < dims.length; i++) {
            elements[i] = dims[i];
        }
        node.output(0, Tensor.integers(integerType(node), Shape.of(dims.length), elements));
    }

    static void rank(OperatorScope node) {
        node.output(
                0,
                Tensor.integers(integerType(node), Shape.scalar(), node.input(0).rank()));
    }

    static void fill(OperatorScope node) {
        Operand value = node.input(1);
        if (value.type().elementCount() != 1) {
            throw new ShapeException("the value " + value.shape() + " is not a single element");
        }
        node.output(0, new Expand(Shape.of(node.constantInput(0, "shape").ints())), value);
    }

    static void zerosLike(OperatorScope node) {
        if (node.quantization(0).isPresent()) {
            throw node.unsupported("zeros that are quantized");
        }
        Shape shape = node.input(0).shape();
        node.spend(shape.elementCount());
        node.output(0, zeros(node.outputType(0), shape));
    }

    private static Tensor zeros(DataType type, Shape shape) {
        return type.isFloat()
                ? Tensor.floats(shape, new float[shape.elementCount()])
                : Tensor.integers(type, shape, new long[shape.elementCount()]);
    }

    /** From a first number to before a last one, in steps. */
    static void range(OperatorScope node) {
        double start = number(node, 0, "start");
        double step = number(node, 2, "step");
        double count = Math.max(0, Math.ceil((number(node, 1, "end") - start) / step));
        if (!(count <= Shape.MAX_ELEMENTS)) {
            throw new ShapeException("a range of " + count + " elements");
        }
        node.spend((long) count);
        int length = (int) count;
        if (node.outputType(0).isFloat()) {
            float[] reals = new float[length];
            for (int i = 0; i < length; i++) {
                reals[i] = (float) start + i * (float) step;
            }
            node.output(0, Tensor.floats(Shape.of(length), reals));
        } else {
            long[] integers = new long[length];
            for (int i = 0; i < length; i++) {
                integers[i] = (long) start + i * (long) step;
            }
            node.output(0, Tensor.integers(node.outputType(0), Shape.of(length), integers));
        }
    }

    private static double number(OperatorScope node, int input, String role) {
        Tensor tensor = node.constantInput(input, role);
        if (tensor.elementCount() != 1 || Double.isNaN(tensor.real(0))) {
            throw new ShapeException("the " + role + " is " + tensor.shape() + ", not a single number");
        }
        return tensor.real(0);
    }

    private static DataType integerType(OperatorScope node) {
        DataType type = node.outputType(0);
        if (type != DataType.INT32 && type != DataType.INT64) {
            throw new ShapeException("a shape cannot be " + type);
        }
        return type;
    }
}
