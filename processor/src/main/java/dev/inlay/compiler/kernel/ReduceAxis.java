package dev.inlay.compiler.kernel;

/** One loop of a reduction: {@code size} steps of {@code stride} input elements. */
public record ReduceAxis(int size, int stride) {}
