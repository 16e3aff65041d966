package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;

/** A unary function on integers before wrap-around. */
interface IntegerUnary {
    long apply(long x);

    /** Whether the function has a meaning on integers of this type. */
    static boolean defines(UnaryFunction function, DataType type) {
        return switch (function) {
            case ABS, CEIL, CLIP, FLOOR, NEG, RELU, ROUND, SIGN, SQUARE -> type != DataType.BOOL;
            case NOT -> type == DataType.BOOL;
            default -> false;
        };
    }

    static IntegerUnary of(UnaryFunction function, DataType type, double alpha, double beta) {
        boolean signed = type.isSigned();
        return switch (function) {
            case ABS -> x -> signed ? Math.abs(x) : x;
            case CEIL, FLOOR, ROUND -> x -> x;
            case CLIP -> type == DataType.UINT64 ? clipUnsigned(alpha, beta) : clip(alpha, beta);
            case NEG -> x -> -x;
            case NOT -> x -> 1 - x;
            case RELU -> x -> signed ? Math.max(0, x) : x;
            case SIGN -> x -> signed ? Long.signum(x) : (x == 0 ? 0 : 1);
            case SQUARE -> x -> x * x;
            default -> throw new IllegalArgumentException(function + " on integers");
        };
    }

    private static IntegerUnary clip(double alpha, double beta) {
        long low = (long) Math.ceil(alpha);
        long high = (long) Math.floor(beta);
        return x -> Math.min(high, Math.max(low, x));
    }

    private static IntegerUnary clipUnsigned(double alpha, double beta) {
        long low = unsigned(Math.ceil(alpha));
        long high = unsigned(Math.floor(beta));
        return x -> {
            long raised = Long.compareUnsigned(x, low) < 0 ? low : x;
            return Long.compareUnsigned(raised, high) > 0 ? high : raised;
        };
    }

    /** The nearest unsigned 64-bit integer. */
    private static long unsigned(double bound) {
        if (bound < 0x1p63) {
            return Math.max(0, (long) bound);
        }
        return bound >= 0x1p64 ? -1 : (long) (bound - 0x1p63) + Long.MIN_VALUE;
    }
}
