package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.ranges.Range;
import java.util.function.ToDoubleBiFunction;

/** Searches how far the seen extremes should be pulled in: both by one ratio, so that a one-sided range stays so. */
final class ClippingSearch {
    private static final int RATIOS = 41;
    private static final double SMALLEST_RATIO = 0.2;
    private static final int LEVELS = 256;
    private static final double SMOOTHING = 1e-9;

    private ClippingSearch() {}

    /** The range with the least mean-square error of quantized values, clipping and rounding together. */
    static Range leastSquareError(Histogram histogram) {
        return search(histogram, ClippingSearch::squareError);
    }

    /** The range whose quantized distribution has the least Kullback-Leibler divergence from the clipped one. */
    static Range leastDivergence(Histogram histogram) {
        return search(histogram, ClippingSearch::divergence);
    }

    private static Range search(Histogram histogram, ToDoubleBiFunction<Histogram, Range> loss) {
        Range best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RATIOS; i++) {
            double ratio = 1 - (1 - SMALLEST_RATIO) * i / (RATIOS - 1);
            Range range = new Range((float) (histogram.min() * ratio), (float) (histogram.max() * ratio));
            double error = loss.applyAsDouble(histogram, range);
            if (best == null || error < least) {
                least = error;
                best = range;
            }
        }
        return best;
    }

    private static double squareError(Histogram histogram, Range range) {
        double min = Math.min(range.min(), 0);
        double max = Math.max(range.max(), 0);
        double step = (max - min) / (LEVELS - 1);
        double sum = 0;
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            if (histogram.count(bin) > 0) {
                double value = histogram.centre(bin);
                double clipped = Math.max(min, Math.min(max, value));
                double outside = value - clipped;
                // rounding errors are spread evenly over a step
                double error = outside == 0 ? step * step / 12 : outside * outside;
                sum += error * histogram.count(bin);
            }
        }
        return sum;
    }

    /**
     * Divergence of the histogram inside of the range, what lies outside added to its ends, from the same counts spread
     * evenly over the bins each of the 256 levels stands for.
     */
    private static double divergence(Histogram histogram, Range range) {
        int from = histogram.bin(Math.min(range.min(), 0));
        int to = histogram.bin(Math.max(range.max(), 0)) + 1;
        double[] clipped = clipped(histogram, from, to);
        double[] quantized = quantized(histogram, from, to);
        double divergence = 0;
        for (int i = 0; i < clipped.length; i++) {
            double p = clipped[i] / histogram.total();
            if (p > 0) {
                divergence += p * Math.log(p / (quantized[i] / histogram.total() + SMOOTHING));
            }
        }
        return divergence;
    }

    private static double[] clipped(Histogram histogram, int from, int to) {
        double[] counts = new double[to - from];
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            counts[Math.max(from, Math.min(to - 1, bin)) - from] += count(histogram, bin);
        }
        return counts;
    }

    private static double[] quantized(Histogram histogram, int from, int to) {
        double[] spread = new double[to - from];
        for (int level = 0; level < LEVELS; level++) {
            int start = (int) ((long) (to - from) * level / LEVELS);
            int end = (int) ((long) (to - from) * (level + 1) / LEVELS);
            double sum = 0;
            int used = 0;
            for (int i = start; i < end; i++) {
                sum += count(histogram, from + i);
                used += count(histogram, from + i) > 0 ? 1 : 0;
            }
            for (int i = start; i < end; i++) {
                spread[i] = count(histogram, from + i) > 0 ? sum / used : 0;
            }
        }
        return spread;
    }

    /**
     * Zeros are left out: every range holds them exactly, and behind a Relu there are so many that they would hide what
     * happens to the rest.
     */
    private static long count(Histogram histogram, int bin) {
        return bin == histogram.bin(0) ? 0 : histogram.count(bin);
    }
}
