package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT16 functions of two slopes, TensorFlow Lite's LEAKY_RELU and ABS: elements of at least 0 times {@code positive},
 * those below times {@code negative}, clamped to int16. Zero points are 0.
 *
 * @param positive one factor, double rounding
 * @param negative one factor, double rounding
 * @param mirrored whether elements below 0 lose their sign before they are multiplied
 */
public record QSlopes(int length, Requantization positive, Requantization negative, boolean mirrored)
        implements Kernel {
    public QSlopes {
        positive.checkChannels(1);
        negative.checkChannels(1);
    }

    /** Values of elements of at least 0. */
    public AccumulatorRange positiveRange() {
        return new AccumulatorRange(0, Short.MAX_VALUE);
    }

    /** Values that elements below 0 have when they are multiplied. */
    public AccumulatorRange negativeRange() {
        return mirrored ? new AccumulatorRange(1, -Short.MIN_VALUE) : new AccumulatorRange(Short.MIN_VALUE, -1);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        short[] x = inputs.get(0).shorts();
        short[] y = output.shorts();
        for (int i = 0; i < length; i++) {
            y[i] = (short)
                    (x[i] >= 0
                            ? positive.toOutput(0, x[i], 0, Short.MIN_VALUE, Short.MAX_VALUE)
                            : negative.toOutput(0, mirrored ? -x[i] : x[i], 0, Short.MIN_VALUE, Short.MAX_VALUE));
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
