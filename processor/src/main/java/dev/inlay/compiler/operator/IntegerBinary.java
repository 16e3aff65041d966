package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;

/** A binary function on integers before wrap-around; comparisons give 0 or 1, division by zero gives 0. */
interface IntegerBinary {
    long apply(long a, long b);

    static IntegerBinary of(BinaryFunction function, DataType type) {
        return switch (function) {
            case ADD -> Long::sum;
            case SUB -> (a, b) -> a - b;
            case MUL -> (a, b) -> a * b;
            case AND -> (a, b) -> a & b;
            case OR -> (a, b) -> a | b;
            case XOR -> (a, b) -> a ^ b;
            case POW -> IntegerBinary::power;
            case SQUARED_DIFFERENCE -> (a, b) -> (a - b) * (a - b);
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            default -> type == DataType.UINT64 ? ofUnsigned(function) : ofOrdered(function);
        };
    }

    private static IntegerBinary ofOrdered(BinaryFunction function) {
        return switch (function) {
            case DIV -> (a, b) -> b == 0 ? 0 : a / b;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case MOD -> (a, b) -> b == 0 ? 0 : Math.floorMod(a, b);
            case REMAINDER -> (a, b) -> b == 0 ? 0 : a % b;
            case PRELU -> (a, b) -> a < 0 ? a * b : a;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            default -> throw new IllegalArgumentException(function + " does not depend on order");
        };
    }

    /** On the 64 bits of a {@code long} read without sign. */
    private static IntegerBinary ofUnsigned(BinaryFunction function) {
        return switch (function) {
            case DIV -> (a, b) -> b == 0 ? 0 : Long.divideUnsigned(a, b);
            case MAX -> (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b;
            case MIN -> (a, b) -> Long.compareUnsigned(a, b) <= 0 ? a : b;
            case MOD, REMAINDER -> (a, b) -> b == 0 ? 0 : Long.remainderUnsigned(a, b);
            case PRELU -> (a, b) -> a;
            case GREATER -> (a, b) -> Long.compareUnsigned(a, b) > 0 ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
            case LESS -> (a, b) -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(function + " does not depend on order");
        };
    }

    /** Modulo 2^64. A negative exponent gives the reciprocal cut to an integer: not 0 only for a base of 1 or -1. */
    private static long power(long base, long exponent) {
        if (exponent < 0) {
            boolean negative = base == -1 && exponent % 2 != 0;
            return base == 1 || base == -1 ? (negative ? -1 : 1) : 0;
        }
        long power = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            power = (rest & 1) == 0 ? power : power * square;
            square *= square;
        }
        return power;
    }
}
