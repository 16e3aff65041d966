package dev.inlay.compiler.emitter;

import dev.inlay.runtime.Lanes;

/**
 * Finds a factor in float that equals the integer requantization of a channel for every sum that can occur.
 *
 * <p>Both rise with the sum, so they are equal everywhere if they are on both sides of each step and at both ends.
 */
final class LaneFactorSearch {
    /** Floats around the nearest multiplier that are tried. */
    private static final int NEIGHBOURS = 6;

    private static final int FLOAT_BITS = 24;
    private static final int MIN_LEADING_BITS = 4;

    /** Above it, rounding to halves is not exact. */
    private static final double LIMIT = 1 << 19;

    private final LaneSteps steps;
    private final long[] thresholds;
    private final float[] sums;
    private final float[] expected;

    private LaneFactorSearch(LaneSteps steps) {
        this.steps = steps;
        this.thresholds = steps.thresholds();
        this.sums = new float[2 * thresholds.length + 2];
        this.expected = new float[sums.length];
        int count = 0;
        for (long threshold : thresholds) {
            count = point(threshold, point(threshold - 1, count));
        }
        point(steps.range().max(), point(steps.range().min(), count));
    }

    private int point(long sum, int at) {
        long inside = Math.max(steps.range().min(), Math.min(steps.range().max(), sum));
        sums[at] = inside;
        expected[at] = steps.apply(inside);
        return at + 1;
    }

    /** A single multiplier where one is exact, else one in two parts, else {@link LaneFactor#NONE}. */
    static LaneFactor find(LaneSteps steps) {
        return steps.range().magnitude() * steps.factor() >= LIMIT
                ? LaneFactor.NONE
                : new LaneFactorSearch(steps).find();
    }

    private LaneFactor find() {
        float nearest = (float) (steps.factor() / 2);
        for (int i = 0; i <= 2 * NEIGHBOURS; i++) {
            int distance = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
            float multiplier = Float.intBitsToFloat(Float.floatToIntBits(nearest) + distance);
            if (multiplier >= 0) {
                LaneFactor factor = nudged(multiplier, 0);
                if (isExact(factor)) {
                    return factor;
                }
            }
        }
        LaneFactor fine = inTwoParts();
        return fine.isFine() && isExact(fine) ? fine : LaneFactor.NONE;
    }

    /** Leading bits whose product with every sum is exact. */
    private LaneFactor inTwoParts() {
        double half = steps.factor() / 2;
        int sumBits = Long.SIZE - Long.numberOfLeadingZeros(steps.range().magnitude());
        int bits = FLOAT_BITS - sumBits;
        if (bits < MIN_LEADING_BITS) {
            return LaneFactor.NONE;
        }
        int exponent = Math.getExponent(half);
        float leading = (float) Math.scalb(Math.floor(Math.scalb(half, bits - 1 - exponent)), exponent + 1 - bits);
        return nudged(leading, (float) (half - leading));
    }

    /** With the nudge in the middle of those that put every step in its place. */
    private LaneFactor nudged(float multiplier, float rest) {
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (int i = 0; i < thresholds.length; i++) {
            double boundary = (2 * (steps.low() + i) + 1) / 4.0;
            if (thresholds[i] <= steps.range().max()) {
                least = Math.max(least, boundary - product(thresholds[i], multiplier, rest));
            }
            if (thresholds[i] > steps.range().min()) {
                most = Math.min(most, boundary - product(thresholds[i] - 1, multiplier, rest));
            }
        }
        double middle = Double.isInfinite(least) || Double.isInfinite(most) ? 0 : (least + most) / 2;
        return new LaneFactor(multiplier, (float) middle, rest);
    }

    private static double product(long sum, float multiplier, float rest) {
        float product = sum * multiplier;
        return rest == 0 ? product : (double) product + sum * rest;
    }

    private boolean isExact(LaneFactor factor) {
        float[] plane = sums.clone();
        float[] factors = {factor.multiplier(), factor.nudge(), factor.rest()};
        Lanes.requantize(
                new float[][] {plane}, 0, factors, steps.low(), steps.high(), new float[plane.length], plane.length);
        for (int i = 0; i < plane.length; i++) {
            if (plane[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
