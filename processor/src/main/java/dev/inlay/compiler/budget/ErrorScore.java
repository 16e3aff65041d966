package dev.inlay.compiler.budget;

import java.util.function.DoubleUnaryOperator;

/** Mean over all outputs of a function of the difference from the label. */
final class ErrorScore implements Score {
    private final DoubleUnaryOperator measure;
    private double sum;
    private long count;

    private ErrorScore(DoubleUnaryOperator measure) {
        this.measure = measure;
    }

    static ErrorScore square() {
        return new ErrorScore(difference -> difference * difference);
    }

    static ErrorScore absolute() {
        return new ErrorScore(Math::abs);
    }

    @Override
    public void add(Outcome outcome) {
        for (int i = 0; i < outcome.label().length; i++) {
            sum += measure.applyAsDouble((double) outcome.output()[i] - outcome.label()[i]);
        }
        count += outcome.label().length;
    }

    @Override
    public double value() {
        return sum / count;
    }
}
