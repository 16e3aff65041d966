package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.ShapeException;

/**
 * Windows with the format's two ways of padding. SAME gives {@code ceil(size / stride)} windows, and of an odd number of
 * padding elements the larger half stands at the end; VALID pads nothing.
 */
final class Windows {
    private static final int SAME = 0;
    private static final int VALID = 1;

    private Windows() {}

    /**
     * One axis of a window.
     *
     * @param padding number of the way of padding
     * @param input size of the axis that the window slides over
     */
    static WindowAxis axis(int padding, int input, int size, int stride, int dilation) {
        WindowAxis axis = new WindowAxis(size, stride, dilation, 0, 0);
        long total = padding(padding, input, axis);
        int begin = (int) (total / 2);
        return new WindowAxis(size, stride, dilation, begin, (int) (total - begin));
    }

    /** Elements of padding on both sides together. */
    static long padding(int padding, int input, WindowAxis axis) {
        if (padding == VALID) {
            return 0;
        }
        if (padding != SAME) {
            throw new ShapeException("its padding is " + padding);
        }
        long outputs = (input + axis.stride() - 1L) / axis.stride();
        long total = Math.max(0, (outputs - 1) * axis.stride() + axis.extent() - input);
        if (total > Integer.MAX_VALUE) {
            throw new ShapeException("padding of " + total + " elements");
        }
        return total;
    }
}
