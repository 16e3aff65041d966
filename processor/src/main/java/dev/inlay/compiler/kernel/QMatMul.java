package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 product of two activations, TensorFlow Lite's BATCH_MATMUL: {@code c[i][j] = clamp(requantize(sum over k of
 * (a[i][k] - zeroPointA) * (b[k][j] - zeroPointB)) + outputZeroPoint)}, for each pair of matrices.
 *
 * @param batches the pairs: steps in whole matrices of each operand
 * @param rows of a and c
 * @param inner columns of a, rows of b
 * @param columns of b and c
 * @param requantization one factor, {@code scaleA * scaleB / outputScale}; of double rounding for BATCH_MATMUL, of
 *     single rounding for a FULLY_CONNECTED with two activations
 */
public record QMatMul(
        BroadcastLoop batches,
        int rows,
        int inner,
        int columns,
        int zeroPointA,
        int zeroPointB,
        Requantization requantization,
        int outputZeroPoint)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the sum may pass int32 */
    public QMatMul {
        Limits.checkLength("operands", batches.operands(), 2);
        Limits.checkZeroPoint(zeroPointA);
        Limits.checkZeroPoint(zeroPointB);
        Limits.checkZeroPoint(outputZeroPoint);
        requantization.checkChannels(1);
        sumRange(inner, zeroPointA, zeroPointB).check(0);
    }

    /** Values that the sum of products takes. */
    public AccumulatorRange sumRange() {
        return sumRange(inner, zeroPointA, zeroPointB);
    }

    private static AccumulatorRange sumRange(int inner, int zeroPointA, int zeroPointB) {
        return AccumulatorRange.ofProduct(ElementType.INT8, zeroPointA, zeroPointB)
                .times(inner);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] a = inputs.get(0).bytes();
        byte[] b = inputs.get(1).bytes();
        byte[] c = output.bytes();
        batches.forEach((batch, at) -> {
            int left = at[0] * rows * inner;
            int right = at[1] * inner * columns;
            for (int i = 0, to = batch * rows * columns; i < rows; i++) {
                for (int j = 0; j < columns; j++, to++) {
                    int sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (a[left + i * inner + k] - zeroPointA) * (b[right + k * columns + j] - zeroPointB);
                    }
                    c[to] = (byte) requantization.toOutput(0, sum, outputZeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
                }
            }
        });
    }

    @Override
    public long macs() {
        return (long) batches.length() * rows * inner * columns;
    }
}
