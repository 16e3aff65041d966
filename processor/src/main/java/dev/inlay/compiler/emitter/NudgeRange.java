package dev.inlay.compiler.emitter;

/** Narrows down what may be added before rounding. */
final class NudgeRange {
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;

    void atLeast(double nudge) {
        least = Math.max(least, nudge);
    }

    void atMost(double nudge) {
        most = Math.min(most, nudge);
    }

    /** The middle; 0 where one side is open. */
    double middle() {
        return Double.isInfinite(least) || Double.isInfinite(most) ? 0 : (least + most) / 2;
    }
}
