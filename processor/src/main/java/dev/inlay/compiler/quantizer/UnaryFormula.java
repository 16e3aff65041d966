package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.clamp;
import static dev.inlay.compiler.quantizer.Formulas.divide;
import static dev.inlay.compiler.quantizer.Formulas.isNegative;
import static dev.inlay.compiler.quantizer.Formulas.less;
import static dev.inlay.compiler.quantizer.Formulas.multiply;
import static dev.inlay.compiler.quantizer.Formulas.negate;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.select;

import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;

/** Unary functions as float expressions of x. */
final class UnaryFormula {
    private UnaryFormula() {}

    static ScalarExpression of(Unary unary, ScalarExpression x) {
        return switch (unary.function()) {
            case ABS -> apply(ScalarFunction.ABS, x);
            case CEIL -> apply(ScalarFunction.CEIL, x);
            case COS -> apply(ScalarFunction.COS, x);
            case ERF -> apply(ScalarFunction.ERF, x);
            case EXP -> apply(ScalarFunction.EXP, x);
            case FLOOR -> apply(ScalarFunction.FLOOR, x);
            case LOG -> apply(ScalarFunction.LOG, x);
            case NEG -> negate(x);
            case NOT -> apply(ScalarFunction.NOT, x);
            case RECIPROCAL -> divide(number(1), x);
            case ROUND -> apply(ScalarFunction.ROUND, x);
            case RSQRT -> divide(number(1), apply(ScalarFunction.SQRT, x));
            case SIGN -> select(less(number(0), x), number(1), select(isNegative(x), number(-1), x));
            case SIN -> apply(ScalarFunction.SIN, x);
            case SQRT -> apply(ScalarFunction.SQRT, x);
            case SQUARE -> multiply(x, x);
            case TANH -> apply(ScalarFunction.TANH, x);
            default -> activation(unary.function(), unary.alpha(), unary.beta(), x);
        };
    }

    private static ScalarExpression activation(UnaryFunction function, double alpha, double beta, ScalarExpression x) {
        return switch (function) {
            case AFFINE -> add(multiply(x, alpha), beta);
            case CELU -> celu(x, alpha);
            case CLIP -> clip(x, alpha, beta);
            case ELU -> elu(x, alpha);
            case GELU -> apply(ScalarFunction.GELU, x);
            case GELU_TANH -> apply(ScalarFunction.GELU_TANH, x);
            case HARD_SIGMOID -> clamp(add(multiply(x, alpha), beta), 0, 1);
            case HARD_SWISH -> multiply(x, clamp(add(multiply(x, 1.0 / 6), 0.5), 0, 1));
            case LEAKY_RELU -> select(isNegative(x), multiply(x, alpha), x);
            case MISH -> apply(ScalarFunction.MISH, x);
            case RELU -> clamp(x, 0, Double.POSITIVE_INFINITY);
            case SCALED_TANH -> multiply(apply(ScalarFunction.TANH, multiply(x, beta)), alpha);
            case SELU -> multiply(elu(x, alpha), beta);
            case SIGMOID -> apply(ScalarFunction.SIGMOID, x);
            case SOFTPLUS -> apply(ScalarFunction.SOFTPLUS, x);
            case SOFTSIGN -> divide(x, add(apply(ScalarFunction.ABS, x), 1));
            case SWISH -> multiply(x, apply(ScalarFunction.SIGMOID, multiply(x, alpha)));
            case THRESHOLDED_RELU -> select(less(number(alpha), x), x, number(0));
            default -> throw new IllegalStateException("no float formula for " + function);
        };
    }

    /** Where the ends are the wrong way round the result is {@code max}. */
    static ScalarExpression clip(ScalarExpression x, double min, double max) {
        return clamp(x, Math.min(min, max), max);
    }

    private static ScalarExpression elu(ScalarExpression x, double alpha) {
        return select(isNegative(x), multiply(apply(ScalarFunction.EXP_MINUS_ONE, x), alpha), x);
    }

    private static ScalarExpression celu(ScalarExpression x, double alpha) {
        ScalarExpression curve = multiply(apply(ScalarFunction.EXP_MINUS_ONE, divide(x, number(alpha))), alpha);
        return add(apply(ScalarFunction.MAX, x, number(0)), apply(ScalarFunction.MIN, curve, number(0)));
    }
}
