package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 leaky rectifier with a slope for each element, TensorFlow Lite's PRELU: {@code positive} applied to {@code x -
 * inputZeroPoint} where that is not negative, else {@code negative} applied to its product with {@code slope -
 * slopeZeroPoint}; then zero point and clamp to int8.
 *
 * @param positive one factor, {@code inputScale / outputScale}, double rounding
 * @param negative one factor, {@code inputScale * slopeScale / outputScale}, double rounding
 */
public record QPrelu(
        BroadcastLoop loop,
        int inputZeroPoint,
        int slopeZeroPoint,
        Requantization positive,
        Requantization negative,
        int outputZeroPoint)
        implements Kernel {
    public QPrelu {
        Limits.checkZeroPoint(inputZeroPoint);
        Limits.checkZeroPoint(slopeZeroPoint);
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkLength("operands", loop.operands(), 2);
        positive.checkChannels(1);
        negative.checkChannels(1);
    }

    /** Values of {@code x - inputZeroPoint} that are not negative. */
    public AccumulatorRange positiveRange() {
        return new AccumulatorRange(0, Byte.MAX_VALUE - inputZeroPoint);
    }

    /** Values that the product with a slope takes. */
    public AccumulatorRange negativeRange() {
        return AccumulatorRange.ofProduct(ElementType.INT8, inputZeroPoint, slopeZeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] slopes = inputs.get(1).bytes();
        byte[] y = output.bytes();
        loop.forEach((i, at) -> {
            int value = x[at[0]] - inputZeroPoint;
            int moved = value >= 0
                    ? positive.toOutput(0, value, outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE)
                    : negative.toOutput(
                            0,
                            value * (slopes[at[1]] - slopeZeroPoint),
                            outputZeroPoint,
                            Byte.MIN_VALUE,
                            Byte.MAX_VALUE);
            y[i] = (byte) moved;
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
