package dev.inlay.compiler.kernel;

/**
 * How an output line of an interpolation is made of two input lines: {@code ((ONE - weight) * x[first] + weight *
 * x[second]) / ONE}.
 *
 * @param first index of the first input line
 * @param second index of the second
 * @param weight of the second, in [0, ONE]
 */
public record ResizeLine(int first, int second, int weight) {
    /** The weight of a line that is taken whole: 10 fractional bits, as in TensorFlow Lite. */
    public static final int ONE = 1 << 10;

    public ResizeLine {
        if (weight < 0 || weight > ONE) {
            throw new IllegalArgumentException("weight " + weight);
        }
    }
}
