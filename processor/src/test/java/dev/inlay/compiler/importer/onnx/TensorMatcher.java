package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.Tensor;

/** Compares results with expectations. */
final class TensorMatcher {
    private TensorMatcher() {}

    /**
     * Types must be equal, integers too; real numbers may differ by {@code absolute + relative * |expected|}.
     *
     * @throws AssertionError naming the first element that is off
     */
    static void requireClose(String name, Tensor actual, Tensor expected, double absolute, double relative) {
        if (!actual.type().equals(expected.type())) {
            throw new AssertionError(name + " is " + actual.type() + ", not " + expected.type());
        }
        for (int i = 0; i < expected.elementCount(); i++) {
            boolean close = expected.isFloat()
                    ? isClose(actual.floats()[i], expected.floats()[i], absolute, relative)
                    : actual.integers()[i] == expected.integers()[i];
            if (!close) {
                throw new AssertionError(name + "[" + i + "] is " + actual.real(i) + ", not " + expected.real(i));
            }
        }
    }

    private static boolean isClose(float actual, float expected, double absolute, double relative) {
        return Float.compare(actual, expected) == 0
                || Math.abs((double) actual - expected) <= absolute + relative * Math.abs((double) expected);
    }
}
