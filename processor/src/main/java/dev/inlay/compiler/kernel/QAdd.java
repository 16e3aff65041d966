package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;
import java.util.List;

/**
 * Integer addition or subtraction, TensorFlow Lite's ADD and SUB: both operands shifted left and taken to twice the larger
 * input scale, added, and taken to the output's scale, each with double rounding ({@link FixedPoint}).
 *
 * @param elementType of operands and output: INT8 or INT16
 * @param subtract whether the second operand is subtracted
 * @param leftShift bits of headroom below the point of the common scale, 20 in TensorFlow Lite, 15 for INT16
 * @param outputShift of the factor to the output's scale, in [-31, 30]
 * @param min lower end of the clamp, quantized, in the range of elements
 * @param max upper end of the clamp
 */
public record QAdd(
        ElementType elementType,
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
    private static final int LEFT_SHIFT_OF_SHORTS = 15;

    public QAdd {
        Limits.checkZeroPoint(elementType, outputZeroPoint);
        Limits.checkClamp(elementType, min, max);
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
        ElementType elementType = ElementType.of(output);
        int leftShift = elementType == ElementType.INT16 ? LEFT_SHIFT_OF_SHORTS : LEFT_SHIFT;
        double twiceMax = 2.0 * Math.max(a.scale(), b.scale());
        int[] factor = FixedPoint.quantize(twiceMax / ((double) (1 << leftShift) * output.scale()));
        return new QAdd(
                elementType,
                loop,
                subtract,
                leftShift,
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
        long lowA = a.scaled(elementType.min(), leftShift);
        long highA = a.scaled(elementType.max(), leftShift);
        long lowB = b.scaled(elementType.min(), leftShift);
        long highB = b.scaled(elementType.max(), leftShift);
        return subtract
                ? new AccumulatorRange(lowA - highB, highA - lowB)
                : new AccumulatorRange(lowA + lowB, highA + highB);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer left = inputs.get(0);
        Buffer right = inputs.get(1);
        Requantization requantization = new Requantization(new int[] {outputMultiplier}, new int[] {outputShift});
        loop.forEach((i, at) -> {
            int first = a.scaled(left.integer(at[0]), leftShift);
            int second = b.scaled(right.integer(at[1]), leftShift);
            int sum = subtract ? first - second : first + second;
            output.put(i, requantization.toOutput(0, sum, outputZeroPoint, min, max));
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
