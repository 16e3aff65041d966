package dev.inlay.compiler.emitter;

/** Writes how the input elements of one column come into the local variables of a place. */
interface DepthwiseColumns {
    /** From the indices of the lines. */
    void read(CodeLines code, int place);

    /** As they are in the padding. */
    void pad(CodeLines code, int place);

    /** Moves the indices of the lines on by some input elements. */
    void move(CodeLines code, int elements);
}
