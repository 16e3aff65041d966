package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import java.util.function.LongBinaryOperator;

/**
 * A reduction of integers, before wrap-around.
 *
 * @param start what no element reduces to
 * @param step from what was reduced so far and the next element
 * @param finish from what all elements reduced to, and their number
 */
record IntegerReduction(long start, LongBinaryOperator step, LongBinaryOperator finish) {
    static IntegerReduction of(ReduceFunction function, DataType type) {
        IntegerBinary min = IntegerBinary.of(BinaryFunction.MIN, type);
        IntegerBinary divide = IntegerBinary.of(BinaryFunction.DIV, type);
        IntegerBinary max = IntegerBinary.of(BinaryFunction.MAX, type);
        return switch (function) {
            case L1 ->
                new IntegerReduction(0, (sum, x) -> sum + (type.isSigned() ? Math.abs(x) : x), (reduced, n) -> reduced);
            case L2 -> new IntegerReduction(0, (sum, x) -> sum + x * x, (sum, n) -> (long) Math.sqrt((double) sum));
            case LOG_SUM -> new IntegerReduction(0, Long::sum, (sum, n) -> (long) StrictMath.log((double) sum));
            case LOG_SUM_EXP -> throw new IllegalArgumentException(function + " on integers");
            case MAX -> new IntegerReduction(least(type), max::apply, (reduced, n) -> reduced);
            case MEAN -> new IntegerReduction(0, Long::sum, divide::apply);
            case MIN -> new IntegerReduction(type.wrap(~least(type)), min::apply, (reduced, n) -> reduced);
            case PROD -> new IntegerReduction(1, (product, x) -> product * x, (reduced, n) -> reduced);
            case SUM -> new IntegerReduction(0, Long::sum, (reduced, n) -> reduced);
            case SUM_SQUARE -> new IntegerReduction(0, (sum, x) -> sum + x * x, (reduced, n) -> reduced);
        };
    }

    private static long least(DataType type) {
        return type.isSigned() ? -1L << type.bits() - 1 : 0;
    }
}
