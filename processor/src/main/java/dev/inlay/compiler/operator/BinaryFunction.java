package dev.inlay.compiler.operator;

/**
 * A function of two operands.
 *
 * <p>On integers results wrap around, division truncates toward zero and division by zero gives 0. MOD has the sign of
 * the divisor, REMAINDER that of the dividend. PRELU takes the slope as its second operand.
 */
public enum BinaryFunction {
    ADD,
    AND,
    DIV,
    EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    MAX,
    MIN,
    MOD,
    MUL,
    OR,
    POW,
    PRELU,
    REMAINDER,
    SQUARED_DIFFERENCE,
    SUB,
    XOR;

    /** Whether the result is a truth value. */
    public boolean isComparison() {
        return switch (this) {
            case EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> true;
            default -> false;
        };
    }

    /** Whether the function is one of bits: on truth values and integers, not on real numbers. */
    public boolean isBitwise() {
        return this == AND || this == OR || this == XOR;
    }

    /** Whether the operands may change places. */
    public boolean isCommutative() {
        return switch (this) {
            case ADD, AND, EQUAL, MAX, MIN, MUL, OR, SQUARED_DIFFERENCE, XOR -> true;
            default -> false;
        };
    }
}
