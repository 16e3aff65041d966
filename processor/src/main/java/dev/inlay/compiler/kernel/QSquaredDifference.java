package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;
import java.util.List;

/**
 * INT8 {@code (a - b)^2}, TensorFlow Lite's SQUARED_DIFFERENCE: both operands shifted left and taken to twice the larger
 * input scale, subtracted, squared, and taken to the output's scale, each with double rounding ({@link FixedPoint}).
 *
 * @param requantization one factor, from the square of the common scale to the output's
 */
public record QSquaredDifference(
        BroadcastLoop loop, QuantizedOperand a, QuantizedOperand b, Requantization requantization, int outputZeroPoint)
        implements Kernel {
    /** Bits below the point of the common scale: the square of a difference stays in int32. */
    public static final int LEFT_SHIFT = 7;

    public QSquaredDifference {
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkLength("operands", loop.operands(), 2);
        requantization.checkChannels(1);
    }

    /** From the per-tensor quantizations of both operands and the output. */
    public static QSquaredDifference of(BroadcastLoop loop, Quantization a, Quantization b, Quantization output) {
        double twiceMax = 2.0 * Math.max(a.scale(), b.scale());
        double factor = twiceMax * twiceMax / ((double) (1 << 2 * LEFT_SHIFT) * output.scale());
        return new QSquaredDifference(
                loop,
                QuantizedOperand.of(a, twiceMax),
                QuantizedOperand.of(b, twiceMax),
                Requantization.ofReal(factor, true),
                output.zeroPoint());
    }

    /** Values that the square takes. */
    public AccumulatorRange squareRange() {
        long largest = Math.max(
                Math.abs(a.scaled(Byte.MAX_VALUE, LEFT_SHIFT) - (long) b.scaled(Byte.MIN_VALUE, LEFT_SHIFT)),
                Math.abs(b.scaled(Byte.MAX_VALUE, LEFT_SHIFT) - (long) a.scaled(Byte.MIN_VALUE, LEFT_SHIFT)));
        return new AccumulatorRange(0, largest * largest);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] left = inputs.get(0).bytes();
        byte[] right = inputs.get(1).bytes();
        byte[] y = output.bytes();
        loop.forEach((i, at) -> {
            int difference = a.scaled(left[at[0]], LEFT_SHIFT) - b.scaled(right[at[1]], LEFT_SHIFT);
            y[i] = (byte) requantization.toOutput(
                    0, difference * difference, outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
