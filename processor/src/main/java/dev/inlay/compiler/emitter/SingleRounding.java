package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.Optional;

/**
 * Finds the integer multiply that equals a single rounding in double for each accumulator that can occur.
 *
 * <p>Both rise with the accumulator, so they are equal everywhere if they are at each step of the output.
 */
final class SingleRounding {
    private static final int[] NEIGHBOURS = {0, 1, -1, 2, -2, 3, -3, 4, -4};
    private static final int PRODUCT_BITS = 61;

    private final Requantization requantization;
    private final int channel;
    private final AccumulatorRange range;
    private final int lowest;
    private final long[] thresholds;

    /** For outputs in [lowest, highest], the zero point not yet added; what lies outside is clamped. */
    SingleRounding(Requantization requantization, int channel, AccumulatorRange range, int lowest, int highest) {
        this.requantization = requantization;
        this.channel = channel;
        this.range = range;
        this.lowest = lowest;
        this.thresholds = Thresholds.of(requantization, channel, range, lowest, highest);
    }

    /** A multiplier of {@code bits} bits, or of as many as its products leave in a long. */
    Optional<ChannelFactor> find(int bits, Nudge nudge) {
        double scale = requantization.scales()[requantization.isPerChannel() ? channel : 0];
        int magnitudeBits = Long.SIZE - Long.numberOfLeadingZeros(range.magnitude());
        int multiplierBits = Math.min(bits, PRODUCT_BITS - magnitudeBits);
        int exponent = Math.getExponent(scale) + 1;
        int shift = Math.min(multiplierBits - exponent, PRODUCT_BITS);
        if (shift < 1) {
            return Optional.empty();
        }
        long nearest = Math.round(Math.scalb(scale, shift));
        for (int neighbour : NEIGHBOURS) {
            long multiplier = nearest + neighbour;
            if (multiplier < 0 || multiplier >= 1L << multiplierBits) {
                continue;
            }
            ChannelFactor factor = new ChannelFactor(multiplier, shift, nudge);
            if (equalsReference(factor)) {
                return Optional.of(factor);
            }
        }
        return Optional.empty();
    }

    private boolean equalsReference(ChannelFactor factor) {
        for (int i = 0; i < thresholds.length; i++) {
            long threshold = thresholds[i];
            long value = lowest + i + 1L;
            if (threshold > range.min() && factor.apply(threshold - 1) >= value) {
                return false;
            }
            if (threshold <= range.max() && factor.apply(threshold) < value) {
                return false;
            }
        }
        return true;
    }
}
