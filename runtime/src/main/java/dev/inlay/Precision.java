package dev.inlay;

/** How the weights of a network are stored, and in which arithmetic it is computed. */
public enum Precision {
    /**
     * 8-bit weights, with a scale for each output channel, and 8-bit activations with a scale and a zero point for each
     * tensor; 32-bit accumulators. Integer arithmetic throughout.
     */
    INT8,

    /** 4-bit weights, two of them a byte, with 8-bit activations. */
    INT4,

    /** 3-bit weights, eight of them in three bytes, with 8-bit activations. */
    INT3,

    /** 2-bit weights, four of them a byte, with 8-bit activations. */
    INT2,

    /** Weights stored as IEEE 754 half-precision numbers, computed in single precision. */
    FP16,

    /** The unquantized network in single precision: the reference that other precisions are judged by. */
    FP32,

    /** A precision chosen for each layer under an accuracy budget. */
    MIXED
}
