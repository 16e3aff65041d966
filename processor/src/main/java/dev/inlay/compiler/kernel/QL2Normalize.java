package dev.inlay.compiler.kernel;

import dev.inlay.runtime.InverseSquareRoot;
import java.util.List;

/**
 * INT8 rows divided by their Euclidean norm, output scale 1/128 and zero point 0, TensorFlow Lite's L2_NORMALIZATION:
 * each element, its zero point taken off, times the fixed-point inverse root of the sum of squares ({@link
 * InverseSquareRoot}), double rounding.
 *
 * @param depth elements of a row
 */
public record QL2Normalize(int rows, int depth, int zeroPoint) implements Kernel {
    /** Fractional bits of the output. */
    public static final int OUTPUT_BITS = 7;

    /** @throws AccumulatorOverflowException if the sum of squares may pass int32 */
    public QL2Normalize {
        Limits.checkZeroPoint(zeroPoint);
        AccumulatorRange.ofProduct(zeroPoint, zeroPoint).times(depth).check(0);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        for (int row = 0; row < rows * depth; row += depth) {
            int sum = 0;
            for (int i = row; i < row + depth; i++) {
                sum += (x[i] - zeroPoint) * (x[i] - zeroPoint);
            }
            int multiplier = InverseSquareRoot.multiplier(sum);
            int shift = OUTPUT_BITS - InverseSquareRoot.shift(sum);
            for (int i = row; i < row + depth; i++) {
                int scaled = FixedPoint.multiply(x[i] - zeroPoint, multiplier, shift);
                y[i] = (byte) FixedPoint.clamp(scaled, Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
