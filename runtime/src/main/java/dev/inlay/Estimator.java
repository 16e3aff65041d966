package dev.inlay;

/** How the range of an activation is estimated from the values seen in calibration. */
public enum Estimator {
    /** The estimator that measured best for the number of samples there are; see {@code docs/accuracy.md}. */
    AUTO,
    /** From the smallest value to the largest. */
    MIN_MAX,
    /** The range that keeps a share of the values, {@link Calibration#percentile()}, by a histogram. */
    PERCENTILE,
    /** The clipping range whose quantized distribution has the least Kullback-Leibler divergence from the histogram. */
    ENTROPY,
    /** The clipping range with the least mean-square quantization error over the histogram. */
    MEAN_SQUARE_ERROR,
    /** Minimum and maximum of each sample, averaged exponentially (weight 0.01 on the new sample). */
    MOVING_AVERAGE
}
