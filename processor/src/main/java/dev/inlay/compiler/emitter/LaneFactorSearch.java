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
    private static final int MIN_LEADING_BITS = 2;

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
        if (isFar(steps)) {
            return LaneFactor.NONE;
        }
        LaneFactorSearch search = new LaneFactorSearch(steps);
        LaneFactor single = search.single();
        return single.isNone() ? search.exactInTwoParts() : single;
    }

    /** A multiplier in two parts, else {@link LaneFactor#NONE}. */
    static LaneFactor findFine(LaneSteps steps) {
        return isFar(steps) ? LaneFactor.NONE : new LaneFactorSearch(steps).exactInTwoParts();
    }

    private static boolean isFar(LaneSteps steps) {
        return steps.range().magnitude() * steps.factor() >= LIMIT;
    }

    private LaneFactor single() {
        float nearest = (float) (steps.factor() / 2);
        for (int i = 0; i <= 2 * NEIGHBOURS; i++) {
            int distance = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
            float multiplier = Float.intBitsToFloat(Float.floatToIntBits(nearest) + distance);
            if (multiplier >= 0) {
                LaneFactor factor = nudged(multiplier, 0, false);
                if (isExact(factor)) {
                    return factor;
                }
            }
        }
        return LaneFactor.NONE;
    }

    private LaneFactor exactInTwoParts() {
        for (boolean sided : new boolean[] {false, true}) {
            LaneFactor fine = inTwoParts(sided);
            if (!fine.isNone() && isExact(fine)) {
                return fine;
            }
        }
        return LaneFactor.NONE;
    }

    /** Leading bits whose product is exact with every sum at which the output steps; beyond, the output is clamped. */
    private LaneFactor inTwoParts(boolean sided) {
        double half = steps.factor() / 2;
        long magnitude = 1;
        for (long threshold : thresholds) {
            magnitude = threshold > steps.range().max() ? magnitude : Math.max(magnitude, Math.abs(threshold) + 1);
        }
        int sumBits = Long.SIZE - Long.numberOfLeadingZeros(magnitude);
        int bits = FLOAT_BITS - sumBits;
        if (bits < MIN_LEADING_BITS) {
            return LaneFactor.NONE;
        }
        int exponent = Math.getExponent(half);
        float leading = (float) Math.scalb(Math.floor(Math.scalb(half, bits - 1 - exponent)), exponent + 1 - bits);
        return nudged(leading, (float) (half - leading), sided);
    }

    /**
     * With the nudge in the middle of those that put every step in its place.
     *
     * @param sided whether positive and negative sums have nudges of their own, as ties away from zero ask for
     */
    private LaneFactor nudged(float multiplier, float rest, boolean sided) {
        NudgeRange positive = new NudgeRange();
        NudgeRange negative = sided ? new NudgeRange() : positive;
        for (int i = 0; i < thresholds.length; i++) {
            double boundary = (2 * (steps.low() + i) + 1) / 4.0;
            long threshold = thresholds[i];
            if (threshold <= steps.range().max()) {
                (threshold > 0 ? positive : negative).atLeast(boundary - product(threshold, multiplier, rest));
            }
            if (threshold > steps.range().min()) {
                (threshold > 1 ? positive : negative).atMost(boundary - product(threshold - 1, multiplier, rest));
            }
        }
        double nudge = (positive.middle() + negative.middle()) / 2;
        return new LaneFactor(multiplier, (float) nudge, rest, (float) ((positive.middle() - nudge) / 2));
    }

    private static double product(long sum, float multiplier, float rest) {
        float product = sum * multiplier;
        return rest == 0 ? product : (double) product + sum * rest;
    }

    private boolean isExact(LaneFactor factor) {
        float[] plane = sums.clone();
        float[] factors = new float[LaneFactor.LENGTH];
        factor.write(factors, 0);
        float[][] planes = {plane, new float[plane.length], new float[plane.length]};
        Lanes.requantize(planes, 0, factors, steps.low(), steps.high(), 1, plane.length);
        for (int i = 0; i < plane.length; i++) {
            if (plane[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
