package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.divide;
import static dev.inlay.compiler.quantizer.Formulas.isNegative;
import static dev.inlay.compiler.quantizer.Formulas.less;
import static dev.inlay.compiler.quantizer.Formulas.multiply;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.select;
import static dev.inlay.compiler.quantizer.Formulas.subtract;
import static dev.inlay.compiler.quantizer.Formulas.truncate;

import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.operator.BinaryFunction;

/** Binary functions as float expressions of a and b, on real numbers and on integers before wrap-around. */
final class BinaryFormula {
    private BinaryFormula() {}

    static ScalarExpression real(BinaryFunction function, ScalarExpression a, ScalarExpression b) {
        return switch (function) {
            case ADD -> add(a, b);
            case AND -> apply(ScalarFunction.AND, a, b);
            case DIV -> divide(a, b);
            case EQUAL -> apply(ScalarFunction.EQUAL, a, b);
            case GREATER -> less(b, a);
            case GREATER_OR_EQUAL -> apply(ScalarFunction.LESS_OR_EQUAL, b, a);
            case LESS -> less(a, b);
            case LESS_OR_EQUAL -> apply(ScalarFunction.LESS_OR_EQUAL, a, b);
            case MAX -> apply(ScalarFunction.MAX, a, b);
            case MIN -> apply(ScalarFunction.MIN, a, b);
            case MOD -> floorModulo(a, b);
            case MUL -> multiply(a, b);
            case OR -> apply(ScalarFunction.OR, a, b);
            case POW -> apply(ScalarFunction.POW, a, b);
            case PRELU -> select(isNegative(a), multiply(a, b), a);
            case REMAINDER -> apply(ScalarFunction.REMAINDER, a, b);
            case SQUARED_DIFFERENCE -> multiply(subtract(a, b), subtract(a, b));
            case SUB -> subtract(a, b);
            case XOR -> apply(ScalarFunction.XOR, a, b);
        };
    }

    /** Division by zero gives 0, and so does a power that is no integer. */
    static ScalarExpression integer(BinaryFunction function, ScalarExpression a, ScalarExpression b) {
        return switch (function) {
            case AND -> apply(ScalarFunction.BITWISE_AND, a, b);
            case OR -> apply(ScalarFunction.BITWISE_OR, a, b);
            case XOR -> apply(ScalarFunction.BITWISE_XOR, a, b);
            case DIV -> select(b, truncate(divide(a, b)), number(0));
            case MOD, REMAINDER -> select(b, real(function, a, b), number(0));
            case POW ->
                select(
                        apply(ScalarFunction.OR, a, apply(ScalarFunction.LESS_OR_EQUAL, number(0), b)),
                        truncate(apply(ScalarFunction.POW, a, b)),
                        number(0));
            default -> real(function, a, b);
        };
    }

    /** The remainder with the sign of the divisor. */
    private static ScalarExpression floorModulo(ScalarExpression a, ScalarExpression b) {
        ScalarExpression remainder = apply(ScalarFunction.REMAINDER, a, b);
        ScalarExpression otherSign = apply(ScalarFunction.XOR, isNegative(remainder), isNegative(b));
        return select(apply(ScalarFunction.AND, remainder, otherSign), add(remainder, b), remainder);
    }
}
