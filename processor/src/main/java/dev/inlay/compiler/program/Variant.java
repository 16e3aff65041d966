package dev.inlay.compiler.program;

/** The forms in which a step can be written for a virtual machine that interprets bytecode. */
public enum Variant {
    /** Loops over tables of weights, one product a multiplication. */
    PLAIN,
    /** Several output channels' weights in each word of a table, {@link PackedLayout}. */
    PACKED_TABLE,
    /** The same words as literals in straight code: they are no load from memory, and stay where the code is. */
    PACKED_CODE
}
