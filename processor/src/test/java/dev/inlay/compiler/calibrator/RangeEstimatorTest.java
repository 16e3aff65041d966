package dev.inlay.compiler.calibrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.Estimator;
import dev.inlay.compiler.ranges.Range;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeEstimatorTest {
    @Test
    void minMaxCoversEverything() {
        ActivationStatistics statistics = gaussian(100, 1000);
        statistics.add(new float[] {-1000, 70});
        assertEquals(new Range(-1000, 70), estimate(Estimator.MIN_MAX, 100, statistics));
    }

    @Test
    void quantilesOfTheHistogramAreThoseOfTheSortedValues() {
        Random random = new Random(3);
        float[] all = new float[100_000];
        Histogram histogram = new Histogram();
        for (int i = 0; i < all.length; i += 1000) {
            float[] part = new float[1000];
            for (int j = 0; j < part.length; j++) {
                // spread over orders of magnitude, so that the bins have to grow many times
                part[j] = (float) (random.nextGaussian() * Math.exp(i / 30_000.0));
            }
            System.arraycopy(part, 0, all, i, part.length);
            histogram.add(part);
        }
        Arrays.sort(all);
        for (double share : new double[] {0.001, 0.1, 0.5, 0.9, 0.999}) {
            double exact = all[(int) (share * all.length)];
            assertEquals(exact, histogram.quantile(share), 2 * histogram.binWidth() + 0.02 * Math.abs(exact));
        }
        assertEquals(all[0], histogram.min());
        assertEquals(all[all.length - 1], histogram.max());
        assertEquals(all.length, histogram.total());
    }

    @Test
    void percentileLeavesOutRareValues() {
        ActivationStatistics statistics = gaussian(100, 10_000);
        statistics.add(new float[] {500});
        Range range = estimate(Estimator.PERCENTILE, 100, statistics);
        assertTrue(range.max() < 6 && range.max() > 3, range.toString());
        assertTrue(range.min() > -6 && range.min() < -3, range.toString());
    }

    @Test
    void automaticChoiceClipsOnlyWithEnoughSamples() {
        ActivationStatistics statistics = gaussian(100, 10_000);
        statistics.add(new float[] {500});
        assertEquals(500, estimate(Estimator.AUTO, 31, statistics).max());
        assertTrue(estimate(Estimator.AUTO, 32, statistics).max() < 6);
    }

    /** With one far outlier both searches give up the outlier, as it costs every other value its resolution. */
    @Test
    void searchesClipAnOutlier() {
        ActivationStatistics statistics = gaussian(100, 10_000);
        statistics.add(new float[] {20});
        assertTrue(estimate(Estimator.MEAN_SQUARE_ERROR, 100, statistics).max() < 20);
        assertTrue(estimate(Estimator.ENTROPY, 100, statistics).max() < 20);
    }

    @Test
    void movingAverageFollowsTheSamplesSlowly() {
        ActivationStatistics statistics = new ActivationStatistics();
        statistics.add(new float[] {-1, 1});
        statistics.add(new float[] {-1, 101});
        assertEquals(2, statistics.movingAverage().max(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void everyEstimatorTakesConstantsAndZeros(Estimator estimator) {
        ActivationStatistics zeros = new ActivationStatistics();
        zeros.add(new float[10]);
        assertEquals(0, estimate(estimator, 100, zeros).max(), 1e-6);
        ActivationStatistics fives = new ActivationStatistics();
        fives.add(new float[] {5, 5, 5});
        assertEquals(5, estimate(estimator, 100, fives).max(), 0.1);
    }

    private static Range estimate(Estimator estimator, int samples, ActivationStatistics statistics) {
        return RangeEstimator.of(estimator, 99.99, samples).estimate(statistics);
    }

    private static ActivationStatistics gaussian(int samples, int size) {
        Random random = new Random(1);
        ActivationStatistics statistics = new ActivationStatistics();
        for (int s = 0; s < samples; s++) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextGaussian();
            }
            statistics.add(values);
        }
        return statistics;
    }
}
