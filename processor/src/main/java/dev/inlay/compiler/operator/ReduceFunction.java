package dev.inlay.compiler.operator;

/** How elements become one. */
public enum ReduceFunction {
    L1,
    L2,
    LOG_SUM,
    LOG_SUM_EXP,
    MAX,
    MEAN,
    MIN,
    PROD,
    SUM,
    SUM_SQUARE
}
