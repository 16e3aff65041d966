package dev.inlay.compiler.budget;

import dev.inlay.Metric;
import dev.inlay.compiler.declaration.AccuracyLimits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured against a budget.
 *
 * @param exact the metric of the float network
 * @param rounded the metric of the generated class
 */
record Accuracy(AccuracyLimits limits, double exact, double rounded, int samples) {
    /** Differences of decimal fractions such as 0.92 - 0.91 are off by less. */
    private static final double TOLERANCE = 1e-9;

    private static final int DIGITS = 6;

    double drop() {
        return Metrics.isError(limits.metric()) ? rounded - exact : exact - rounded;
    }

    boolean isMet() {
        return reaches(rounded) && drop() <= limits.maxDrop() + TOLERANCE;
    }

    /** Whether the network was good enough before it was quantized. */
    boolean isWithinReach() {
        return reaches(exact);
    }

    private boolean reaches(double value) {
        return value >= limits.atLeast() - TOLERANCE && value <= limits.atMost() + TOLERANCE;
    }

    /** {@code TOP1 is 0.912 on 550 samples of kws-test.npz, that of the float network 0.918; asked for is ...}. */
    @Override
    public String toString() {
        List<String> asked = new ArrayList<>();
        if (limits.atLeast() > Double.NEGATIVE_INFINITY) {
            asked.add("at least " + number(limits.atLeast()));
        }
        if (limits.atMost() < Double.POSITIVE_INFINITY) {
            asked.add("at most " + number(limits.atMost()));
        }
        if (limits.maxDrop() < Double.POSITIVE_INFINITY) {
            asked.add((Metrics.isError(limits.metric()) ? "a rise of at most " : "a drop of at most ")
                    + number(limits.maxDrop()));
        }
        String floats = limits.metric() == Metric.AGREEMENT ? "" : ", that of the float network " + number(exact);
        return limits.metric() + " is " + number(rounded) + " on " + samples + " samples of " + limits.data() + floats
                + "; asked for is " + String.join(" and ", asked);
    }

    /** Six significant digits, without zeros behind. */
    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toString();
    }
}
