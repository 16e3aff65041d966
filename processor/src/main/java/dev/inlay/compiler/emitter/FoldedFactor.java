package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.Optional;

/**
 * A requantization of one channel, zero point and rounding included, as {@code (a * multiplier + addend) >> shift}; what
 * lies outside of the output's range is left to a clamp.
 *
 * <p>Both it and the reference rise with the accumulator, so they are equal everywhere if the output reaches each value v
 * at the same smallest accumulator T: {@code v * 2^shift - T * multiplier <= addend < v * 2^shift - (T - 1) *
 * multiplier}. Where these intervals have a common element, that is the addend.
 */
record FoldedFactor(long multiplier, long addend) {
    /** Sums and products stay clear of the ends of a long. */
    private static final double LIMIT = 0x1p61;

    private static final int[] NEIGHBOURS = {0, 1, -1, 2, -2};

    /** The steps of the output of one channel. */
    record Steps(AccumulatorRange range, double factor, int low, int high, boolean below, boolean above, long[] at) {
        /** The steps of channel {@code channel} within {@code output}. */
        static Steps of(Requantization requantization, int channel, AccumulatorRange range, OutputRange output) {
            int low = output.min() - output.zeroPoint();
            int high = output.max() - output.zeroPoint();
            double factor = requantization.doubleRounding()
                    ? Math.scalb((double) requantization.multiplier(channel), requantization.shift(channel) - 31)
                    : requantization.scales()[requantization.isPerChannel() ? channel : 0];
            return new Steps(
                    range,
                    factor,
                    output.min(),
                    output.max(),
                    requantization.apply(channel, (int) range.min()) < low,
                    requantization.apply(channel, (int) range.max()) > high,
                    Thresholds.of(requantization, channel, range, low, high));
        }
    }

    /** For accumulators of {@code steps.range()}; empty where no multiplier near the factor has an addend. */
    static Optional<FoldedFactor> find(Steps steps, int shift) {
        double exact = Math.scalb(steps.factor(), shift);
        double magnitude = steps.range().magnitude() + 1.0;
        if ((exact + NEIGHBOURS.length) * magnitude + Math.scalb(512.0, shift) >= LIMIT) {
            return Optional.empty();
        }
        for (int neighbour : NEIGHBOURS) {
            Optional<FoldedFactor> found = withMultiplier(steps, Math.round(exact) + neighbour, shift);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<FoldedFactor> withMultiplier(Steps steps, long multiplier, int shift) {
        if (multiplier < 0) {
            return Optional.empty();
        }
        long least = Long.MIN_VALUE;
        long most = Long.MAX_VALUE;
        if (!steps.below()) {
            least = ((long) steps.low() << shift) - steps.range().min() * multiplier;
        }
        if (!steps.above()) {
            most = (steps.high() + 1L << shift) - steps.range().max() * multiplier - 1;
        }
        for (int i = 0; i < steps.at().length; i++) {
            long value = steps.low() + 1L + i << shift;
            long threshold = steps.at()[i];
            if (threshold <= steps.range().max()) {
                least = Math.max(least, value - threshold * multiplier);
            }
            if (threshold > steps.range().min()) {
                most = Math.min(most, value - (threshold - 1) * multiplier - 1);
            }
        }
        return least > most ? Optional.empty() : Optional.of(new FoldedFactor(multiplier, between(least, most)));
    }

    /** The number that ends in most zeros; the end of a side, or 0, where the other or both are open. */
    private static long between(long least, long most) {
        if (least == Long.MIN_VALUE) {
            return most == Long.MAX_VALUE ? 0 : most;
        }
        if (most == Long.MAX_VALUE) {
            return least;
        }
        int zeros = Long.SIZE - 1 - Long.numberOfLeadingZeros(most - least | 1);
        return most >> zeros << zeros;
    }

    /** The same for accumulators that are counted from {@code base}. */
    FoldedFactor from(long base) {
        return new FoldedFactor(multiplier, addend + base * multiplier);
    }

    long apply(long accumulator, int shift) {
        return accumulator * multiplier + addend >> shift;
    }

    /** Whether every result for accumulators of {@code range} is an int. */
    boolean fitsInt(AccumulatorRange range, int shift) {
        long low = apply(range.min(), shift);
        long high = apply(range.max(), shift);
        return low == (int) low && high == (int) high;
    }
}
