package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;

/**
 * The way from the sum of one channel to its output element, the output's zero point taken off: a function that rises in
 * steps.
 *
 * @param low lower end of the clamp, minus the zero point
 * @param high upper end of the clamp, minus the zero point
 */
record LaneSteps(Requantization requantization, int channel, AccumulatorRange range, int low, int high) {
    /** The output element of {@code sum}. */
    int apply(long sum) {
        return Math.max(low, Math.min(high, requantization.apply(channel, (int) sum)));
    }

    /** The smallest sum whose output is at least low + 1, low + 2 and so on; one above the range where there is none. */
    long[] thresholds() {
        return Thresholds.of(requantization, channel, range, low, high);
    }

    /** The real factor. */
    double factor() {
        return requantization.doubleRounding()
                ? Math.scalb((double) requantization.multiplier(channel), requantization.shift(channel) - 31)
                : requantization.scales()[requantization.isPerChannel() ? channel : 0];
    }
}
