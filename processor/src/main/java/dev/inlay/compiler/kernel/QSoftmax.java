package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 softmax along the middle one of three axes, output scale 1/256 and zero point -128, TensorFlow Lite's SOFTMAX:
 * {@code clamp(round(256 * e(x) / sum e) - 128)} with {@code e(x) = exp(beta * inputScale * (x - largest))}.
 *
 * @param depth elements that a softmax is over
 * @param inner elements between two of them
 * @param beta factor of the exponent, 1 in a plain softmax
 */
public record QSoftmax(int outer, int depth, int inner, float inputScale, float beta) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
