package dev.inlay.compiler.operator;

/** How a window becomes one element. LP is {@code (sum |x|^p)^(1/p)}. */
public enum PoolFunction {
    AVERAGE,
    LP,
    MAX
}
