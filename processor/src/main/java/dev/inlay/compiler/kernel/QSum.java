package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Sum of integers: {@code clamp(requantize(sum (x - inputZeroPoint)) + outputZeroPoint)}, TensorFlow Lite's SUM
 * with the factor {@code inputScale / outputScale}.
 *
 * @param elementType of input and output: INT8 or INT16
 * @param requantization one factor, double rounding
 */
public record QSum(
        ElementType elementType,
        ReduceLoop loop,
        int inputZeroPoint,
        Requantization requantization,
        int outputZeroPoint)
        implements Kernel {
    /** @throws AccumulatorOverflowException if so many elements are summed that int32 may overflow */
    public QSum {
        Limits.checkZeroPoint(elementType, inputZeroPoint);
        Limits.checkZeroPoint(elementType, outputZeroPoint);
        requantization.checkChannels(1);
        AccumulatorRange.ofSum(elementType, loop.count(), inputZeroPoint).check(0);
    }

    /** Of INT8. */
    public QSum(ReduceLoop loop, int inputZeroPoint, Requantization requantization, int outputZeroPoint) {
        this(ElementType.INT8, loop, inputZeroPoint, requantization, outputZeroPoint);
    }

    /** Values that the sum takes. */
    public AccumulatorRange accumulatorRange() {
        return AccumulatorRange.ofSum(elementType, loop.count(), inputZeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
        for (int o = 0; o < loop.outputs(); o++) {
            int base = loop.base(o);
            int sum = 0;
            for (int i = 0; i < loop.count(); i++) {
                sum += x.integer(base + loop.step(i)) - inputZeroPoint;
            }
            output.put(o, requantization.toOutput(0, sum, outputZeroPoint, elementType.min(), elementType.max()));
        }
    }
}
