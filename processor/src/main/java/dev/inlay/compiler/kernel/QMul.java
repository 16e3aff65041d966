package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 multiplication, TensorFlow Lite's MUL: {@code clamp(requantize((a - zeroPointA) * (b - zeroPointB)) +
 * outputZeroPoint)}.
 *
 * @param requantization one factor, {@code scaleA * scaleB / outputScale}, double rounding
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QMul(
        BroadcastLoop loop,
        int zeroPointA,
        int zeroPointB,
        Requantization requantization,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    public QMul {
        Limits.checkZeroPoint(zeroPointA);
        Limits.checkZeroPoint(zeroPointB);
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkClamp(min, max);
        Limits.checkLength("operands", loop.operands(), 2);
        requantization.checkChannels(1);
    }

    /** Values that the product of both operands takes, zero points taken off. */
    public AccumulatorRange productRange() {
        return AccumulatorRange.ofProduct(zeroPointA, zeroPointB);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] a = inputs.get(0).bytes();
        byte[] b = inputs.get(1).bytes();
        byte[] y = output.bytes();
        loop.forEach((i, at) -> y[i] = (byte) requantization.toOutput(
                0, (a[at[0]] - zeroPointA) * (b[at[1]] - zeroPointB), outputZeroPoint, min, max));
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
