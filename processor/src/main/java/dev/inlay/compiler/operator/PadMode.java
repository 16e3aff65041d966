package dev.inlay.compiler.operator;

/** What padding is filled with. REFLECT mirrors without the border element, SYMMETRIC with it, WRAP goes round. */
public enum PadMode {
    CONSTANT,
    EDGE,
    REFLECT,
    SYMMETRIC,
    WRAP
}
