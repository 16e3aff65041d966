package dev.inlay.compiler.declaration;

import dev.inlay.Metric;

/**
 * What the network must be able to do.
 *
 * @param data file name of samples and labels
 * @param atLeast least value of a metric that is better larger; negative infinity where anything will do
 * @param atMost largest value of a metric that is better smaller; infinity where anything will do
 * @param maxDrop how much worse than the float network it may be; infinity where it may be by any amount
 * @param maxSamples samples measured at most; 0 for all
 */
public record AccuracyLimits(
        String data, Metric metric, double atLeast, double atMost, double maxDrop, int maxSamples) {}
