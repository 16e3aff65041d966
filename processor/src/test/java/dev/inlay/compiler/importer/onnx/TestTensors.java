package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Random;

/** Tensors of the import tests. */
final class TestTensors {
    private TestTensors() {}

    /** 0, 1, 2, ... in a shape. */
    static Tensor counting(int... dims) {
        Shape shape = Shape.of(dims);
        float[] elements = new float[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i;
        }
        return Tensor.floats(shape, elements);
    }

    /** Floats from -1 to 1, the same for the same seed. */
    static Tensor random(long seed, int... dims) {
        Random random = new Random(seed);
        Shape shape = Shape.of(dims);
        float[] elements = new float[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = 2 * random.nextFloat() - 1;
        }
        return Tensor.floats(shape, elements);
    }

    static Tensor floats(float... elements) {
        return Tensor.floats(Shape.of(elements.length), elements);
    }

    static void assertFloats(Tensor actual, int[] dims, float... expected) {
        assertEquals(Shape.of(dims), actual.shape());
        assertArrayEquals(expected, actual.floats(), 1e-5f);
    }

    static int[] dims(int... dims) {
        return dims;
    }
}
