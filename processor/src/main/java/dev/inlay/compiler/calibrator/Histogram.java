package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.ranges.Distribution;
import java.util.Arrays;

/**
 * Counts of one activation's values in bins of equal width over {@code [-limit, limit]}, with the exact extremes.
 *
 * <p>The limit is a power of two and doubles when a larger value comes, pairs of bins becoming one: one pass is enough
 * and memory stays the same however many samples there are. Between half and all of the bins cover the values seen.
 */
final class Histogram {
    static final int BINS = 8192;
    private static final int HALF = BINS / 2;

    private final long[] counts = new long[BINS];
    private double limit;
    private long total;
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    void add(float[] values) {
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        cover(Math.max(Math.abs(min), Math.abs(max)));
        double factor = HALF / limit;
        for (float value : values) {
            int bin = (int) (value * factor + HALF);
            counts[Math.min(bin, BINS - 1)]++;
        }
        total += values.length;
    }

    private void cover(float size) {
        if (limit == 0) {
            limit = size == 0 ? Double.MIN_NORMAL : Math.scalb(1.0, Math.getExponent(size) + 1);
        }
        while (size > limit) {
            // from almost nothing one step is enough: every value so far was zero
            limit = limit == Double.MIN_NORMAL ? Math.scalb(1.0, Math.getExponent(size) + 1) : limit * 2;
            halve();
        }
    }

    private void halve() {
        long[] merged = new long[BINS];
        for (int i = 0; i < BINS; i++) {
            merged[HALF / 2 + i / 2] += counts[i];
        }
        System.arraycopy(merged, 0, counts, 0, BINS);
    }

    float min() {
        return min;
    }

    float max() {
        return max;
    }

    long total() {
        return total;
    }

    /** How many values lie outside of {@code [low, high]}, whole bins of them. */
    long outside(double low, double high) {
        long outside = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0 && (edge(bin) > high || edge(bin) + binWidth() < low)) {
                outside += counts[bin];
            }
        }
        return outside;
    }

    double binWidth() {
        return limit / HALF;
    }

    /** Lower edge of a bin. */
    double edge(int bin) {
        return (bin - HALF) * binWidth();
    }

    double centre(int bin) {
        return edge(bin) + binWidth() / 2;
    }

    long count(int bin) {
        return counts[bin];
    }

    int bin(double value) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(value / binWidth()) + HALF));
    }

    /** The value that {@code share} of all values lie below, straight lines between the edges of bins. */
    double quantile(double share) {
        double wanted = share * total;
        double below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0 && below + counts[bin] >= wanted) {
                double value = edge(bin) + binWidth() * (wanted - below) / counts[bin];
                return Math.max(min, Math.min(max, value));
            }
            below += counts[bin];
        }
        return max;
    }

    /** The values between the extremes in {@code bins} bins, for a person to look at. */
    Distribution distribution(int bins) {
        double width = ((double) max - min) / bins;
        long[] shown = new long[bins];
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                int at = width > 0 ? (int) ((centre(bin) - min) / width) : 0;
                shown[Math.max(0, Math.min(bins - 1, at))] += counts[bin];
            }
        }
        return new Distribution(min, max, Arrays.stream(shown).boxed().toList());
    }

    @Override
    public String toString() {
        return total + " values from " + min + " to " + max + ", "
                + Arrays.stream(counts).filter(n -> n > 0).count() + " bins used";
    }
}
