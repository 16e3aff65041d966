package dev.inlay.compiler.operator;

/** How a resampled element is made of its neighbours. */
public enum ResizeMode {
    CUBIC,
    LINEAR,
    NEAREST
}
