package dev.inlay.compiler.operator;

/**
 * One axis of a slice: elements {@code start, start + step, ...}, {@code size} of them. All lie inside of the input.
 *
 * @param step any integer but 0; negative walks backwards
 */
public record SliceAxis(int start, int step, int size) {}
