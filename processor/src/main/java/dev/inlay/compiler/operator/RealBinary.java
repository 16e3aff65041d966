package dev.inlay.compiler.operator;

/** A binary function on real numbers; comparisons give 0 or 1. */
interface RealBinary {
    float apply(float a, float b);

    static RealBinary of(BinaryFunction function) {
        return switch (function) {
            case ADD -> (a, b) -> a + b;
            case SUB -> (a, b) -> a - b;
            case MUL -> (a, b) -> a * b;
            case DIV -> (a, b) -> a / b;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case MOD -> RealBinary::floorMod;
            case REMAINDER -> (a, b) -> a % b;
            case POW -> (a, b) -> (float) StrictMath.pow(a, b);
            case PRELU -> (a, b) -> a < 0 ? a * b : a;
            case SQUARED_DIFFERENCE -> (a, b) -> (a - b) * (a - b);
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case AND, OR, XOR -> throw new IllegalArgumentException(function + " on real numbers");
        };
    }

    private static float floorMod(float a, float b) {
        float remainder = a % b;
        return remainder != 0 && remainder < 0 != b < 0 ? remainder + b : remainder;
    }
}
