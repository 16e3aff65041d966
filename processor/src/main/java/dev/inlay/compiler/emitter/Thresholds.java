package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;

/** The steps of a requantization: it rises with the accumulator, so it is known by where it reaches each value. */
final class Thresholds {
    private Thresholds() {}

    /**
     * For each value in [lowest + 1, highest], the smallest accumulator of {@code range} whose requantization is at
     * least that value; {@code range.max() + 1} where there is none.
     */
    static long[] of(Requantization requantization, int channel, AccumulatorRange range, int lowest, int highest) {
        long[] thresholds = new long[highest - lowest];
        long from = range.min();
        for (int i = 0; i < thresholds.length; i++) {
            long low = from;
            long high = range.max() + 1;
            while (low < high) {
                long middle = Math.floorDiv(low + high, 2);
                if (requantization.apply(channel, (int) middle) > lowest + i) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            thresholds[i] = low;
            from = low;
        }
        return thresholds;
    }
}
