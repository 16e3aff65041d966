package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT16 softmax along the middle one of three axes, output scale 2^-15, TensorFlow Lite's SOFTMAX of int16: {@code
 * exp(beta * inputScale * (x - largest))} from a table of 513 points over [-10, 0], their sum, its reciprocal from a table
 * of {@code 1 / (1 + x)} over [0, 1], and the product of both.
 *
 * @param depth elements that a softmax is over, at most {@link #MAX_DEPTH}
 * @param inner elements between two of them
 * @param requantization one factor, {@code beta * inputScale / (10 / 65535)}, double rounding
 * @param exponentials table of {@link QInterpolate} for {@code exp}
 * @param reciprocals the same for {@code 1 / (1 + x)}
 */
public record QWideSoftmax(
        int outer, int depth, int inner, Requantization requantization, short[] exponentials, short[] reciprocals)
        implements Kernel {
    /** As many exponentials as their sum in int32 has room for. */
    public static final int MAX_DEPTH = 32767;

    public QWideSoftmax {
        requantization.checkChannels(1);
        Limits.checkLength("exponentials", exponentials.length, QInterpolate.ENTRIES);
        Limits.checkLength("reciprocals", reciprocals.length, QInterpolate.ENTRIES);
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a softmax over " + depth);
        }
    }

    /** Values of an element minus the largest. */
    public AccumulatorRange differenceRange() {
        return new AccumulatorRange(Short.MIN_VALUE - Short.MAX_VALUE, 0);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        short[] x = inputs.get(0).shorts();
        short[] y = output.shorts();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                run(x, y, o * depth * inner + i);
            }
        }
    }

    private void run(short[] x, short[] y, int from) {
        int end = from + depth * inner;
        int largest = Short.MIN_VALUE;
        for (int i = from; i < end; i += inner) {
            largest = Math.max(largest, x[i]);
        }
        int sum = 0;
        for (int i = from; i < end; i += inner) {
            long moved = (long) requantization.apply(0, x[i] - largest) + Short.MAX_VALUE;
            y[i] = QInterpolate.at(exponentials, (int) Math.max(Short.MIN_VALUE, moved));
            sum += y[i];
        }
        int headroom = Integer.numberOfLeadingZeros(sum);
        int fraction = (int) ((((long) sum << (headroom - 1)) + (1 << 13)) >> 14) - (3 << 15);
        int reciprocal = QInterpolate.at(reciprocals, Math.min(Short.MAX_VALUE, fraction));
        int shift = 31 - headroom;
        for (int i = from; i < end; i += inner) {
            y[i] = (short) Math.min(Short.MAX_VALUE, (y[i] * (long) reciprocal + (1 << (shift - 1))) >> shift);
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
