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

    /** {@code 1 / (1 + exp(-x))}. */
    static ScalarExpression sigmoid(ScalarExpression x) {
        return divide(number(1), add(apply(ScalarFunction.EXP, negate(x)), 1));
    }

    /**
     * {@code exp(x) - 1} for x at most 0, without cancellation near 0: {@code 2t / (1 - t)} with {@code t = tanh(x /
     * 2)}.
     */
    static ScalarExpression expMinusOne(ScalarExpression x) {
        ScalarExpression t = apply(ScalarFunction.TANH, multiply(x, 0.5));
        return divide(multiply(t, 2), subtract(number(1), t));
    }

    /**
     * {@code log(1 + exp(x))} as {@code max(x, 0) + log(1 + u)} with {@code u = exp(-|x|)}; the logarithm as Kahan's
     * {@code log(w) * u / (w - 1)} with w = 1 + u rounded, which stays exact where u is lost in w.
     */
    static ScalarExpression softplus(ScalarExpression x) {
        ScalarExpression u = apply(ScalarFunction.EXP, negate(apply(ScalarFunction.ABS, x)));
        ScalarExpression w = add(u, 1);
        ScalarExpression corrected = divide(multiply(apply(ScalarFunction.LOG, w), u), subtract(w, number(1)));
        ScalarExpression log = select(apply(ScalarFunction.EQUAL, w, number(1)), u, corrected);
        return add(apply(ScalarFunction.MAX, x, number(0)), log);
    }

    /** x without its fraction. */
    static ScalarExpression truncate(ScalarExpression x) {
        return select(isNegative(x), apply(ScalarFunction.CEIL, x), apply(ScalarFunction.FLOOR, x));
    }
}
