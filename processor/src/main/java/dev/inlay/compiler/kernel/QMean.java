package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Mean of integers, TensorFlow Lite's MEAN: a {@link QSum} whose multiplier is divided by the number of elements
 * in integers.
 *
 * @param elementType of input and output: INT8 or INT16
 * @param scale {@code inputScale / outputScale} in double
 */
public record QMean(ElementType elementType, ReduceLoop loop, int inputZeroPoint, double scale, int outputZeroPoint)
        implements Kernel {
    private static final int MAX_SHIFT = 32;

    /** @throws AccumulatorOverflowException if so many elements are summed that int32 may overflow */
    public QMean {
        asSum(elementType, loop, inputZeroPoint, scale, outputZeroPoint);
    }

    /** Of INT8. */
    public QMean(ReduceLoop loop, int inputZeroPoint, double scale, int outputZeroPoint) {
        this(ElementType.INT8, loop, inputZeroPoint, scale, outputZeroPoint);
    }

    /** The sum that computes this mean. */
    public QSum asSum() {
        return asSum(elementType, loop, inputZeroPoint, scale, outputZeroPoint);
    }

    private static QSum asSum(
            ElementType elementType, ReduceLoop loop, int inputZeroPoint, double scale, int outputZeroPoint) {
        int[] factor = FixedPoint.quantize(scale);
        int count = Math.max(1, loop.count());
        int log = 31 - Integer.numberOfLeadingZeros(count);
        int shift = Math.min(Math.min(log, MAX_SHIFT), 31 + factor[1]);
        int multiplier = (int) (((long) factor[0] << shift) / count);
        return new QSum(
                elementType,
                loop,
                inputZeroPoint,
                new Requantization(new int[] {multiplier}, new int[] {factor[1] - shift}),
                outputZeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        asSum().run(inputs, output);
    }
}
