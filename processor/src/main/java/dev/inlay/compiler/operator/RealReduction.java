package dev.inlay.compiler.operator;

import java.util.function.DoubleBinaryOperator;

/**
 * A reduction of real numbers.
 *
 * @param start what no element reduces to
 * @param step from what was reduced so far and the next element
 * @param finish from what all elements reduced to, and their number
 */
record RealReduction(double start, DoubleBinaryOperator step, DoubleBinaryOperator finish) {
    static RealReduction of(ReduceFunction function) {
        return switch (function) {
            case L1 -> new RealReduction(0, (sum, x) -> sum + Math.abs(x), (sum, n) -> sum);
            case L2 -> new RealReduction(0, (sum, x) -> sum + x * x, (sum, n) -> Math.sqrt(sum));
            case LOG_SUM -> new RealReduction(0, Double::sum, (sum, n) -> StrictMath.log(sum));
            case LOG_SUM_EXP ->
                new RealReduction(0, (sum, x) -> sum + StrictMath.exp(x), (sum, n) -> StrictMath.log(sum));
            case MAX -> new RealReduction(Double.NEGATIVE_INFINITY, Math::max, (max, n) -> max);
            case MEAN -> new RealReduction(0, Double::sum, (sum, n) -> sum / n);
            case MIN -> new RealReduction(Double.POSITIVE_INFINITY, Math::min, (min, n) -> min);
            case PROD -> new RealReduction(1, (product, x) -> product * x, (product, n) -> product);
            case SUM -> new RealReduction(0, Double::sum, (sum, n) -> sum);
            case SUM_SQUARE -> new RealReduction(0, (sum, x) -> sum + x * x, (sum, n) -> sum);
        };
    }
}
