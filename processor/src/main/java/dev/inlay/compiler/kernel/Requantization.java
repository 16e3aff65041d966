package dev.inlay.compiler.kernel;

import java.util.stream.IntStream;

/**
 * The factor that takes an int32 accumulator to the output's scale, one for all channels or one a channel.
 *
 * <p>The factor of a channel is {@code multiplier * 2^(shift - 31)} where rounding is double, as in TensorFlow Lite's
 * convolutions, additions, multiplications and means: {@link FixedPoint}. It is the real {@code scale} where rounding is
 * single, as in its fully-connected layers: the accumulator times the scale in double, rounded half away from zero.
 *
 * @param multipliers Q31, 0 or positive
 * @param shifts in [-31, 30], positive to the left
 * @param scales real factors; empty where {@code doubleRounding} and only multipliers are known
 */
public record Requantization(int[] multipliers, int[] shifts, boolean doubleRounding, double[] scales) {
    public Requantization {
        if (multipliers.length == 0 || multipliers.length != shifts.length) {
            throw new IllegalArgumentException(multipliers.length + " multipliers, " + shifts.length + " shifts");
        }
        if (!doubleRounding && scales.length != multipliers.length) {
            throw new IllegalArgumentException(multipliers.length + " multipliers, " + scales.length + " scales");
        }
    }

    /** One or several channels of double rounding, from multipliers computed elsewhere. */
    public Requantization(int[] multipliers, int[] shifts) {
        this(multipliers, shifts, true, new double[0]);
    }

    /**
     * From real factors, usually {@code inputScale * weightScale[c] / outputScale} in double.
     *
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public static Requantization ofReal(double[] scales, boolean doubleRounding) {
        int[] multipliers = new int[scales.length];
        int[] shifts = new int[scales.length];
        for (int i = 0; i < scales.length; i++) {
            int[] factor = FixedPoint.quantize(scales[i]);
            multipliers[i] = factor[0];
            shifts[i] = factor[1];
        }
        return new Requantization(multipliers, shifts, doubleRounding, scales.clone());
    }

    public static Requantization ofReal(double scale, boolean doubleRounding) {
        return ofReal(new double[] {scale}, doubleRounding);
    }

    public boolean isPerChannel() {
        return multipliers.length > 1;
    }

    public int multiplier(int channel) {
        return multipliers[isPerChannel() ? channel : 0];
    }

    public int shift(int channel) {
        return shifts[isPerChannel() ? channel : 0];
    }

    /** The factors of some channels; of all where there is one factor for all. */
    public Requantization only(int... channels) {
        if (!isPerChannel()) {
            return this;
        }
        return new Requantization(
                IntStream.of(channels).map(c -> multipliers[c]).toArray(),
                IntStream.of(channels).map(c -> shifts[c]).toArray(),
                doubleRounding,
                IntStream.of(channels)
                        .filter(c -> c < scales.length)
                        .mapToDouble(c -> scales[c])
                        .toArray());
    }

    /** {@code accumulator} on the output's scale, its zero point not yet added; saturates. */
    public int apply(int channel, int accumulator) {
        if (doubleRounding) {
            return FixedPoint.multiply(accumulator, multiplier(channel), shift(channel));
        }
        return FixedPoint.roundHalfAway(accumulator * scales[isPerChannel() ? channel : 0]);
    }

    /** The output element: {@link #apply}, zero point, clamp. */
    public int toOutput(int channel, int accumulator, int zeroPoint, int min, int max) {
        long moved = (long) apply(channel, accumulator) + zeroPoint;
        return (int) Math.max(min, Math.min(max, moved));
    }

    /** Refuses a number of channels other than one or {@code channels}. */
    void checkChannels(int channels) {
        if (isPerChannel() && multipliers.length != channels) {
            throw new IllegalArgumentException(multipliers.length + " factors for " + channels + " channels");
        }
    }
}
