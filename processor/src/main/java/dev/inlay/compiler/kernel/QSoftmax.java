package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Reciprocal;
import java.util.List;

/**
 * INT8 softmax along the middle one of three axes, output scale 1/256 and zero point -128, TensorFlow Lite's SOFTMAX in
 * the fixed point of its reference kernel: {@code e(x) = exp(beta * inputScale * (x - largest))} with 31 fractional
 * bits, summed with 19, and each times the {@link Reciprocal} of the sum. It is the softmax of real arithmetic but for
 * ratios within 0.001 of a tie.
 *
 * @param depth elements that a softmax is over, at most {@link #MAX_DEPTH}
 * @param inner elements between two of them
 * @param beta factor of the exponent, 1 in a plain softmax
 */
public record QSoftmax(int outer, int depth, int inner, float inputScale, float beta) implements Kernel {
    /** As many exponentials as their sum has room for. */
    public static final int MAX_DEPTH = 4095;

    /** Bits by which an exponential has more fraction than the sum. */
    public static final int SUM_SHIFT = 12;

    /** Bits by which a product of exponential and reciprocal has more fraction than the output. */
    public static final int OUTPUT_SHIFT = 31 - Byte.SIZE;

    private static final int DIFFERENCES = 256;
    private static final int INTEGER_BITS = 5;
    private static final int FRACTION_BITS = 26;

    public QSoftmax {
        if (!(beta * inputScale >= 0) || Float.isInfinite(beta * inputScale)) {
            throw new IllegalArgumentException("exponent factor " + beta + " * " + inputScale);
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a softmax over " + depth);
        }
    }

    /** {@code e} of difference -d at index d, in [0, 255]; 0 is too small to count and gives the output -128. */
    public int[] exponentials() {
        int[] table = new int[DIFFERENCES];
        int[] factor = FixedPoint.quantize(
                Math.min((double) beta * inputScale * (1 << FRACTION_BITS), Integer.MAX_VALUE - 1.0));
        double radius = Math.floor(((1 << INTEGER_BITS) - 1) * (double) (1L << FRACTION_BITS) / Math.pow(2, factor[1]));
        for (int d = 0; d < DIFFERENCES; d++) {
            table[d] = d > radius ? 0 : NegativeExponential.of(FixedPoint.multiply(-d, factor[0], factor[1]));
        }
        return table;
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        int[] exponentials = exponentials();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                run(x, y, o * depth * inner + i, exponentials);
            }
        }
    }

    private void run(byte[] x, byte[] y, int from, int[] exponentials) {
        int end = from + depth * inner;
        int largest = Byte.MIN_VALUE;
        for (int i = from; i < end; i += inner) {
            largest = Math.max(largest, x[i]);
        }
        int sum = 0;
        for (int i = from; i < end; i += inner) {
            sum += FixedPoint.divideByPowerOfTwo(exponentials[largest - x[i]], SUM_SHIFT);
        }
        int reciprocal = Reciprocal.multiplier(sum);
        int shift = Reciprocal.shift(sum) + OUTPUT_SHIFT;
        for (int i = from; i < end; i += inner) {
            int product = FixedPoint.doublingHighMultiply(exponentials[largest - x[i]], reciprocal);
            y[i] = (byte) Math.min(Byte.MAX_VALUE, FixedPoint.divideByPowerOfTwo(product, shift) + Byte.MIN_VALUE);
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
