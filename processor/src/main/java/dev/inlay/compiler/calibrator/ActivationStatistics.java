package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.ranges.Range;

/** What is remembered of one activation over all samples. */
final class ActivationStatistics {
    /** Weight of a new sample in the moving averages. */
    private static final double NEW = 0.01;

    private final Histogram histogram = new Histogram();
    private double averageMin;
    private double averageMax;
    private boolean started;

    void add(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        averageMin = started ? averageMin + NEW * (min - averageMin) : min;
        averageMax = started ? averageMax + NEW * (max - averageMax) : max;
        started = true;
        histogram.add(values);
    }

    Histogram histogram() {
        return histogram;
    }

    Range extremes() {
        return new Range(histogram.min(), histogram.max());
    }

    Range movingAverage() {
        return new Range((float) averageMin, (float) averageMax);
    }
}
