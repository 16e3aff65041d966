package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;

/** The one element of a tensor that serves as a parameter. */
final class Scalars {
    private Scalars() {}

    /**
     * A real number that is not NaN.
     *
     * @param role what it is, for the message
     */
    static float real(Tensor tensor, String role) {
        requireOne(tensor, role);
        float value = (float) tensor.real(0);
        if (Float.isNaN(value)) {
            throw new ShapeException(role + " is NaN");
        }
        return value;
    }

    static long integer(Tensor tensor, String role) {
        requireOne(tensor, role);
        return tensor.integers()[0];
    }

    static boolean flag(Tensor tensor, String role) {
        return integer(tensor, role) != 0;
    }

    /** @throws ShapeException if it does not fit */
    static int toInt(long value, String role) {
        if (value != (int) value) {
            throw new ShapeException(role + " is " + value + ", which is out of range");
        }
        return (int) value;
    }

    static void requireOne(Tensor tensor, String role) {
        if (tensor.elementCount() != 1) {
            throw new ShapeException(role + " is " + tensor.shape() + ", not a single element");
        }
    }
}
