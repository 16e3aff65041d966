package dev.inlay.compiler.operator;

/** A function of two real numbers. PRELU takes the slope as its second operand. */
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
    SQUARED_DIFFERENCE,
    SUB,
    XOR
}
