package dev.inlay.compiler.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Tensors of the operator tests, and what the tests say about them. */
final class Tensors {
    private Tensors() {}

    static Tensor random(Random random, int... dims) {
        Shape shape = Shape.of(dims);
        float[] elements = new float[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (float) random.nextGaussian();
        }
        return Tensor.floats(shape, elements);
    }

    static Tensor floats(float... elements) {
        return Tensor.floats(Shape.of(elements.length), elements);
    }

    static Tensor integers(DataType type, long... elements) {
        return Tensor.integers(type, Shape.of(elements.length), elements);
    }

    /** 0, 1, 2, ... in a shape. */
    static Tensor counting(int... dims) {
        Shape shape = Shape.of(dims);
        float[] elements = new float[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i;
        }
        return Tensor.floats(shape, elements);
    }

    /** Runs an operator, whose result has the type it inferred. */
    static Tensor run(Operator operator, Tensor... inputs) {
        TensorType type = operator.infer(Arrays.stream(inputs).map(Tensor::type).toList());
        Tensor result = operator.evaluate(List.of(inputs));
        assertEquals(type, result.type());
        return result;
    }

    static void assertFloats(Tensor actual, double tolerance, float... expected) {
        assertArrayEquals(expected, actual.floats(), (float) tolerance);
    }

    static void assertIntegers(Tensor actual, long... expected) {
        assertArrayEquals(expected, actual.integers());
    }

    /** The operator refuses these input types with a message that holds {@code part}. */
    static void assertRefused(String part, Operator operator, TensorType... inputs) {
        ShapeException refusal = assertThrows(ShapeException.class, () -> operator.infer(List.of(inputs)));
        assertEquals(true, refusal.getMessage().contains(part), refusal.getMessage());
    }
}
