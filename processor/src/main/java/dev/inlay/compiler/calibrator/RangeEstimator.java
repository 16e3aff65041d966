package dev.inlay.compiler.calibrator;

import dev.inlay.Estimator;
import dev.inlay.compiler.ranges.Range;

/** Turns what was seen of an activation into the range that its integers will cover. */
final class RangeEstimator {
    /** From so many samples on, the rarest values are better clipped than covered; see {@code docs/accuracy.md}. */
    private static final int ENOUGH_SAMPLES = 32;

    private final Estimator estimator;
    private final double percentile;

    private RangeEstimator(Estimator estimator, double percentile) {
        this.estimator = estimator;
        this.percentile = percentile;
    }

    static RangeEstimator of(Estimator estimator, double percentile, int samples) {
        if (estimator != Estimator.AUTO) {
            return new RangeEstimator(estimator, percentile);
        }
        return new RangeEstimator(samples < ENOUGH_SAMPLES ? Estimator.MIN_MAX : Estimator.PERCENTILE, percentile);
    }

    Range estimate(ActivationStatistics statistics) {
        return switch (estimator) {
            case MIN_MAX, AUTO -> statistics.extremes();
            case PERCENTILE -> percentile(statistics.histogram());
            case ENTROPY -> ClippingSearch.leastDivergence(statistics.histogram());
            case MEAN_SQUARE_ERROR -> ClippingSearch.leastSquareError(statistics.histogram());
            case MOVING_AVERAGE -> statistics.movingAverage();
        };
    }

    /** Leaves out the same share at each end. */
    private Range percentile(Histogram histogram) {
        double share = percentile / 100;
        return new Range((float) histogram.quantile(1 - share), (float) histogram.quantile(share));
    }
}
