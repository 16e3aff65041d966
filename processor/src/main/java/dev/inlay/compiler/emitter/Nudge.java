package dev.inlay.compiler.emitter;

/** What is added to a product before it is rounded by adding one half and shifting, depending on the sign. */
enum Nudge {
    /** Nothing: ties go towards positive infinity. */
    NONE(0, 0),
    /** One step down below zero: ties go away from zero. */
    AWAY(0, -1),
    /** Half a Q31 step away from zero: both roundings of TensorFlow Lite's double rounding at once. */
    DOUBLE(1L << 30, -(1L << 30));

    private final long positive;
    private final long negative;

    Nudge(long positive, long negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /** Added where the accumulator is not negative. */
    long positive() {
        return positive;
    }

    /** Added where the accumulator is negative. */
    long negative() {
        return negative;
    }
}
