package dev.inlay.compiler.kernel;

/** How the elements of a window become one. */
public enum FPoolFunction {
    /** The sum divided by the number of taps. */
    AVERAGE,
    /** {@code (sum |x|^p)^(1/p)}. */
    LP,
    /** The largest; NaN where there is one. */
    MAX
}
