package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Sum of INT8 elements: {@code clamp(requantize(sum (x - inputZeroPoint)) + outputZeroPoint)}, TensorFlow Lite's SUM
 * with the factor {@code inputScale / outputScale}.
 *
 * @param requantization one factor, double rounding
 */
public record QSum(ReduceLoop loop, int inputZeroPoint, Requantization requantization, int outputZeroPoint)
        implements Kernel {
    /** @throws AccumulatorOverflowException if so many elements are summed that int32 may overflow */
    public QSum {
        Limits.checkZeroPoint(inputZeroPoint);
        Limits.checkZeroPoint(outputZeroPoint);
        requantization.checkChannels(1);
        AccumulatorRange.ofSum(loop.count(), inputZeroPoint).check(0);
    }

    /** Values that the sum takes. */
    public AccumulatorRange accumulatorRange() {
        return AccumulatorRange.ofSum(loop.count(), inputZeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        for (int o = 0; o < loop.outputs(); o++) {
            int base = loop.base(o);
            int sum = 0;
            for (int i = 0; i < loop.count(); i++) {
                sum += x[base + loop.step(i)] - inputZeroPoint;
            }
            y[o] = (byte) requantization.toOutput(0, sum, outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }
}
