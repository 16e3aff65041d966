package dev.inlay.compiler.kernel;

/**
 * The factors that take int64 accumulators of int16 layers to the output's scale, as TensorFlow Lite has them: {@code
 * (accumulator * multiplier + 2^(14 - shift)) >> (15 - shift)}, the multiplier of {@link FixedPoint} rounded to 15 bits.
 *
 * @param multipliers one, or one a channel, each in [0, 2^15)
 * @param shifts in [-31, {@link #MAX_SHIFT}], positive to the left
 */
public record WideRequantization(int[] multipliers, int[] shifts) {
    /** Above it the arithmetic of TensorFlow Lite is not defined. */
    public static final int MAX_SHIFT = 7;

    /** Magnitude from which on accumulators have no room. */
    static final long LIMIT = 1L << 47;

    private static final int MULTIPLIER_BITS = 15;
    private static final int DROPPED_BITS = 16;

    public WideRequantization {
        if (multipliers.length == 0 || multipliers.length != shifts.length) {
            throw new IllegalArgumentException(multipliers.length + " multipliers, " + shifts.length + " shifts");
        }
        for (int shift : shifts) {
            if (shift > MAX_SHIFT) {
                throw new IllegalArgumentException("shift " + shift);
            }
        }
    }

    /** From real factors, {@code inputScale * weightScale / outputScale}, each below 2^{@link #MAX_SHIFT}. */
    public static WideRequantization ofReal(double... scales) {
        int[] multipliers = new int[scales.length];
        int[] shifts = new int[scales.length];
        for (int i = 0; i < scales.length; i++) {
            int[] factor = FixedPoint.quantize(scales[i]);
            int rounded = (int) (((long) factor[0] + (1 << (DROPPED_BITS - 1))) >> DROPPED_BITS);
            multipliers[i] = Math.min(rounded, Short.MAX_VALUE);
            shifts[i] = factor[1];
        }
        return new WideRequantization(multipliers, shifts);
    }

    public int multiplier(int channel) {
        return multipliers[multipliers.length > 1 ? channel : 0];
    }

    /** Bits that a product is shifted to the right, rounding half up. */
    public int rightShift(int channel) {
        return MULTIPLIER_BITS - shifts[shifts.length > 1 ? channel : 0];
    }

    /** The output element, clamped. */
    public int toOutput(int channel, long accumulator, int min, int max) {
        int right = rightShift(channel);
        long moved = (accumulator * multiplier(channel) + (1L << (right - 1))) >> right;
        return (int) Math.max(min, Math.min(max, moved));
    }

    void checkChannels(int channels) {
        if (multipliers.length > 1 && multipliers.length != channels) {
            throw new IllegalArgumentException(multipliers.length + " factors for " + channels + " channels");
        }
    }
}
