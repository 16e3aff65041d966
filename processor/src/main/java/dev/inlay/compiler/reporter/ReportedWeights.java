package dev.inlay.compiler.reporter;

import java.util.List;

/**
 * The weights of a layer, as the kernel has them: integers, or real numbers in a float kernel.
 *
 * @param bits of one weight
 * @param zeros how many are zero
 * @param histogram counts in bins of equal width from {@code min} to {@code max}
 */
record ReportedWeights(int count, int bits, int zeros, double min, double max, List<Long> histogram) {
    ReportedWeights {
        histogram = List.copyOf(histogram);
    }
}
