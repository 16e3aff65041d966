package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 softmax along the middle one of three axes, output scale 1/256 and zero point -128, TensorFlow Lite's SOFTMAX:
 * {@code clamp(round(256 * e(x) / sum e) - 128)} with {@code e(x) = exp(beta * inputScale * (x - largest))}.
 *
 * <p>The exponentials are integers of 46 fractional bits, one for each of the 256 differences (34 bits above a depth of
 * 65,536). An output's error before rounding is below 2^-36, so it is the one that arithmetic in double gives but for
 * ratios that close to a tie.
 *
 * @param depth elements that a softmax is over
 * @param inner elements between two of them
 * @param beta factor of the exponent, 1 in a plain softmax
 */
public record QSoftmax(int outer, int depth, int inner, float inputScale, float beta) implements Kernel {
    /** Index of the first low half in {@link #exponentials}. */
    public static final int LOW_HALVES = 256;

    private static final int COMMON_DEPTH = 1 << 16;
    private static final int COMMON_HALF_BITS = 23;
    private static final int DEEP_HALF_BITS = 17;

    public QSoftmax {
        if (!(beta * inputScale >= 0) || Float.isInfinite(beta * inputScale)) {
            throw new IllegalArgumentException("exponent factor " + beta + " * " + inputScale);
        }
    }

    /** Fractional bits of the low and of the high half of an exponential, such that no sum of them passes 2^62. */
    public int halfBits() {
        return depth <= COMMON_DEPTH ? COMMON_HALF_BITS : DEEP_HALF_BITS;
    }

    /** {@code e} of difference -d as {@code (table[d] << halfBits()) + table[LOW_HALVES + d]}, d in [0, 255]. */
    public int[] exponentials() {
        int[] halves = new int[2 * LOW_HALVES];
        for (int d = 0; d < LOW_HALVES; d++) {
            // StrictMath, because the table is the same on every machine
            double exponential = StrictMath.exp(-(double) beta * inputScale * d);
            long fixed = Math.round(Math.scalb(exponential, 2 * halfBits()));
            halves[d] = (int) (fixed >> halfBits());
            halves[LOW_HALVES + d] = (int) fixed & ((1 << halfBits()) - 1);
        }
        return halves;
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        int[] halves = exponentials();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                run(x, y, o * depth * inner + i, halves);
            }
        }
    }

    private void run(byte[] x, byte[] y, int from, int[] halves) {
        int end = from + depth * inner;
        int largest = Byte.MIN_VALUE;
        for (int i = from; i < end; i += inner) {
            largest = Math.max(largest, x[i]);
        }
        long sum = 0;
        for (int i = from; i < end; i += inner) {
            sum += exponential(halves, largest - x[i]);
        }
        for (int i = from; i < end; i += inner) {
            long share = ((exponential(halves, largest - x[i]) << 8) + (sum >> 1)) / sum;
            y[i] = (byte) (Math.min(share, 255) - 128);
        }
    }

    private long exponential(int[] halves, int difference) {
        return ((long) halves[difference] << halfBits()) + halves[LOW_HALVES + difference];
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
