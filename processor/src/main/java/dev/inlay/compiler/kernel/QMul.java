package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Integer multiplication, TensorFlow Lite's MUL: {@code clamp(requantize((a - zeroPointA) * (b - zeroPointB)) +
 * outputZeroPoint)}.
 *
 * @param elementType of operands and output: INT8 or INT16
 * @param requantization one factor, {@code scaleA * scaleB / outputScale}, double rounding
 * @param min lower end of the clamp, quantized, in the range of elements
 * @param max upper end of the clamp
 */
public record QMul(
        ElementType elementType,
        BroadcastLoop loop,
        int zeroPointA,
        int zeroPointB,
        Requantization requantization,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    public QMul {
        Limits.checkZeroPoint(elementType, zeroPointA);
        Limits.checkZeroPoint(elementType, zeroPointB);
        Limits.checkZeroPoint(elementType, outputZeroPoint);
        Limits.checkClamp(elementType, min, max);
        Limits.checkLength("operands", loop.operands(), 2);
        requantization.checkChannels(1);
    }

    /** Of INT8. */
    public QMul(
            BroadcastLoop loop,
            int zeroPointA,
            int zeroPointB,
            Requantization requantization,
            int outputZeroPoint,
            int min,
            int max) {
        this(ElementType.INT8, loop, zeroPointA, zeroPointB, requantization, outputZeroPoint, min, max);
    }

    /** Values that the product of both operands takes, zero points taken off. */
    public AccumulatorRange productRange() {
        return AccumulatorRange.ofProduct(elementType, zeroPointA, zeroPointB);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer a = inputs.get(0);
        Buffer b = inputs.get(1);
        loop.forEach((i, at) -> {
            int product = (a.integer(at[0]) - zeroPointA) * (b.integer(at[1]) - zeroPointB);
            output.put(i, requantization.toOutput(0, product, outputZeroPoint, min, max));
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
