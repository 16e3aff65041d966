package dev.inlay.compiler.kernel;

/** How FLOAT32 elements become one; sums and products are taken in float, in order. */
public enum FReduceFunction {
    /** {@code sum |x|}. */
    L1,
    /** {@code sqrt(sum x^2)}. */
    L2,
    /** {@code log(sum x)}. */
    LOG_SUM,
    /** {@code m + log(sum exp(x - m))} with the largest element m, or 0 where that is not finite. */
    LOG_SUM_EXP,
    /** The largest; NaN where there is one; negative infinity of nothing. */
    MAX,
    /** {@code sum x / count}. */
    MEAN,
    /** The smallest; NaN where there is one; positive infinity of nothing. */
    MIN,
    /** The product; 1 of nothing. */
    PROD,
    /** The sum. */
    SUM,
    /** {@code sum x^2}. */
    SUM_SQUARE
}
