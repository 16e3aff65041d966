package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;
import java.util.List;

/**
 * INT8 addition or subtraction, TensorFlow Lite's ADD and SUB: both operands shifted left and taken to twice the larger
 * input scale, added, and taken to the output's scale, each with double rounding ({@link FixedPoint}).
 *
 * @param subtract whether the second operand is subtracted
 * @param leftShift bits of headroom below the point of the common scale, 20 in TensorFlow Lite
 * @param outputShift of the factor to the output's scale, in [-31, 30]
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QAdd(
        BroadcastLoop loop,
        boolean subtract,
        int leftShift,
        QuantizedOperand a,
        QuantizedOperand b,
        int outputMultiplier,
        int outputShift,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    private static final int LEFT_SHIFT = 20;

    public QAdd {
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkClamp(min, max);
        Limits.checkLength("operands", loop.operands(), 2);
        if (leftShift < 0 || leftShift > LEFT_SHIFT) {
            throw new IllegalArgumentException("left shift " + leftShift);
        }
    }

    /** From the per-tensor quantizations of both operands and the output. */
    public static QAdd of(
            BroadcastLoop loop,
            boolean subtract,
            Quantization a,
            Quantization b,
            Quantization output,
            int min,
            int max) {
        double twiceMax = 2.0 * Math.max(a.scale(), b.scale());
        int[] factor = FixedPoint.quantize(twiceMax / ((double) (1 << LEFT_SHIFT) * output.scale()));
        return new QAdd(
                loop,
                subtract,
                LEFT_SHIFT,
                QuantizedOperand.of(a, twiceMax),
                QuantizedOperand.of(b, twiceMax),
                factor[0],
                factor[1],
                output.zeroPoint(),
                min,
                max);
    }

    /** Values that the sum on the common scale takes. */
    public AccumulatorRange sumRange() {
        long lowA = a.scaled(Byte.MIN_VALUE, leftShift);
        long highA = a.scaled(Byte.MAX_VALUE, leftShift);
        long lowB = b.scaled(Byte.MIN_VALUE, leftShift);
        long highB = b.scaled(Byte.MAX_VALUE, leftShift);
        return subtract
                ? new AccumulatorRange(lowA - highB, highA - lowB)
                : new AccumulatorRange(lowA + lowB, highA + highB);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] left = inputs.get(0).bytes();
        byte[] right = inputs.get(1).bytes();
        byte[] y = output.bytes();
        Requantization requantization = new Requantization(new int[] {outputMultiplier}, new int[] {outputShift});
        loop.forEach((i, at) -> {
            int first = a.scaled(left[at[0]], leftShift);
            int second = b.scaled(right[at[1]], leftShift);
            y[i] = (byte)
                    requantization.toOutput(0, subtract ? first - second : first + second, outputZeroPoint, min, max);
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
