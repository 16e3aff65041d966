package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.kernel.ScalarExpression.constant;

import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;

/** Small formulas that scalar expressions are built of. */
final class Formulas {
    private Formulas() {}

    static ScalarExpression add(ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.ADD, a, b);
    }

    static ScalarExpression add(ScalarExpression a, double b) {
        return add(a, number(b));
    }

    static ScalarExpression subtract(ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.SUB, a, b);
    }

    static ScalarExpression multiply(ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.MUL, a, b);
    }

    static ScalarExpression multiply(ScalarExpression a, double b) {
        return multiply(a, number(b));
    }

    static ScalarExpression divide(ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.DIV, a, b);
    }

    static ScalarExpression negate(ScalarExpression x) {
        return apply(ScalarFunction.NEG, x);
    }

    static ScalarExpression clamp(ScalarExpression x, double min, double max) {
        return apply(ScalarFunction.CLAMP, x, number(min), number(max));
    }

    static ScalarExpression less(ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.LESS, a, b);
    }

    static ScalarExpression isNegative(ScalarExpression x) {
        return less(x, number(0));
    }

    /** {@code a} where the condition holds, else {@code b}. */
    static ScalarExpression select(ScalarExpression condition, ScalarExpression a, ScalarExpression b) {
        return apply(ScalarFunction.SELECT, condition, a, b);
    }

    static ScalarExpression number(double value) {
        return constant((float) value);
    }

    /** x without its fraction. */
    static ScalarExpression truncate(ScalarExpression x) {
        return select(isNegative(x), apply(ScalarFunction.CEIL, x), apply(ScalarFunction.FLOOR, x));
    }
}
