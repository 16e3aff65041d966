package dev.inlay;

/** Where the scale and the zero point of a quantized activation come from. */
public enum Activations {
    /** Measured once, at compile time, on calibration data. */
    STATIC,

    /** Computed from the values themselves during each inference; no calibration data is needed. */
    DYNAMIC
}
