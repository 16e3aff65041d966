package dev.inlay.compiler.emitter;

/**
 * A requantization as one 64-bit multiply: {@code (a * multiplier + nudge + 2^(shift - 1)) >> shift}.
 *
 * @param shift in [1, 62]
 */
record ChannelFactor(long multiplier, int shift, Nudge nudge) {
    private static final int Q31 = 31;

    /**
     * The double rounding of {@code a * multiplier * 2^(shift - 31)}, {@code shift} in [-31, 30].
     *
     * <p>With p the product, the first rounding is {@code floor((p + 2^30) / 2^31)}. The second adds 2^(n-1), less 1 if
     * the first's result is negative, and floors the division by 2^n; both floors in one are {@code floor((p + 2^30 +
     * 2^(30+n) - [negative] * 2^31) / 2^(31+n))}. For -2^30 <= p < 0 the first result is 0 where the sign of p says
     * negative, and the formula gives 0 all the same. Without a second division there is no second rounding.
     */
    static ChannelFactor ofDoubleRounding(int multiplier, int shift) {
        if (multiplier == 0) {
            return new ChannelFactor(0, Q31 + 1, Nudge.DOUBLE);
        }
        return new ChannelFactor(multiplier, Q31 - shift, shift < 0 ? Nudge.DOUBLE : Nudge.NONE);
    }

    long apply(long accumulator) {
        long nudged = accumulator * multiplier + (accumulator < 0 ? nudge.negative() : nudge.positive());
        return (nudged + (1L << (shift - 1))) >> shift;
    }
}
