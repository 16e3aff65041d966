package dev.inlay;

/** Where the scale and the zero point of a quantized activation come from. */
public enum Activations {
    /**
     * Measured once, at compile time, on calibration data. A model file with integers for weights only, such as a
     * TensorFlow Lite model with dynamic-range quantization, needs none: without data its activations are
     * {@link #DYNAMIC}.
     */
    STATIC,

    /**
     * Computed from the values themselves during each inference; no calibration data is needed. Of a model file with
     * integers for weights, the layers that have them are computed so, and the others in float.
     */
    DYNAMIC
}
