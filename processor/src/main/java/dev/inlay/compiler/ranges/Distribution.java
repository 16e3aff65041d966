package dev.inlay.compiler.ranges;

import java.util.List;

/**
 * How often an activation took which values: counts in bins of equal width.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin
 */
public record Distribution(double low, double high, List<Long> counts) {
    public Distribution {
        counts = List.copyOf(counts);
    }
}
