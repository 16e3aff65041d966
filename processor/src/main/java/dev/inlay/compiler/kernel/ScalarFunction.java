package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;

/**
 * An elementary function of up to three FLOAT32 numbers, computed in float. Conditions are numbers: 0 is false, all
 * others, NaN too, are true; a comparison gives 0 or 1.
 */
public enum ScalarFunction {
    ABS(1),
    ADD(2),
    AND(2),
    /** Of integers that fit in 64 bits, in two's complement. */
    BITWISE_AND(2),
    /** As {@link #BITWISE_AND}. */
    BITWISE_OR(2),
    /** As {@link #BITWISE_AND}. */
    BITWISE_XOR(2),
    CEIL(1),
    /** Of x, min and max: x between the ends, NaN stays NaN. */
    CLAMP(3),
    COS(1),
    DIV(2),
    EQUAL(2),
    ERF(1),
    EXP(1),
    /** {@code exp(x) - 1} without cancellation. */
    EXP_MINUS_ONE(1),
    FLOOR(1),
    GELU(1),
    GELU_TANH(1),
    LESS(2),
    LESS_OR_EQUAL(2),
    LOG(1),
    MAX(2),
    MIN(2),
    MISH(1),
    MUL(2),
    NEG(1),
    NOT(1),
    OR(2),
    POW(2),
    /** The remainder of the division truncated toward zero: the sign is that of the dividend. */
    REMAINDER(2),
    /** The nearest integer, of two the even one. */
    ROUND(1),
    /** Of a condition and two numbers: the first where the condition holds, else the second. */
    SELECT(3),
    SIGMOID(1),
    SIN(1),
    SOFTPLUS(1),
    SQRT(1),
    SUB(2),
    TANH(1),
    XOR(2);

    private final int arity;

    ScalarFunction(int arity) {
        this.arity = arity;
    }

    /** How many numbers it is a function of. */
    public int arity() {
        return arity;
    }

    /** The value; arguments beyond the arity are not looked at. */
    float apply(float a, float b, float c) {
        return switch (this) {
            case ABS -> Math.abs(a);
            case ADD -> a + b;
            case AND -> number(a != 0 && b != 0);
            case BITWISE_AND -> (long) a & (long) b;
            case BITWISE_OR -> (long) a | (long) b;
            case BITWISE_XOR -> (long) a ^ (long) b;
            case CEIL -> FloatMath.ceil(a);
            case CLAMP -> FloatClamp.apply(a, b, c);
            case COS -> FloatMath.cos(a);
            case DIV -> a / b;
            case EQUAL -> number(a == b);
            case ERF -> FloatMath.erf(a);
            case EXP -> FloatMath.exp(a);
            case EXP_MINUS_ONE -> FloatMath.expm1(a);
            case FLOOR -> FloatMath.floor(a);
            case GELU -> FloatMath.gelu(a);
            case GELU_TANH -> FloatMath.geluTanh(a);
            case LESS -> number(a < b);
            case LESS_OR_EQUAL -> number(a <= b);
            case LOG -> FloatMath.log(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MISH -> FloatMath.mish(a);
            case MUL -> a * b;
            case NEG -> -a;
            case NOT -> number(a == 0);
            case OR -> number(a != 0 || b != 0);
            case POW -> FloatMath.pow(a, b);
            case REMAINDER -> a % b;
            case ROUND -> FloatMath.rint(a);
            case SELECT -> a != 0 ? b : c;
            case SIGMOID -> FloatMath.sigmoid(a);
            case SIN -> FloatMath.sin(a);
            case SOFTPLUS -> FloatMath.softplus(a);
            case SQRT -> FloatMath.sqrt(a);
            case SUB -> a - b;
            case TANH -> FloatMath.tanh(a);
            case XOR -> number(a != 0 ^ b != 0);
        };
    }

    private static float number(boolean condition) {
        return condition ? 1 : 0;
    }
}
