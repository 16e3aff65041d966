package dev.inlay.compiler.quantizer;

/** How real factors become integers, and which values must be there exactly. */
enum Arithmetic {
    /** Scales from calibration: what lies between kernels may be skipped; rounding is TensorFlow Lite's. */
    CALIBRATED(false, true),
    /** Scales of a TensorFlow Lite file, with the arithmetic of its reference kernels. */
    TENSORFLOW_LITE(true, true),
    /** Scales of an ONNX file, whose operators compute in real numbers that are rounded once. */
    ONNX(true, false);

    private final boolean fileScales;
    private final boolean roundsTwice;

    Arithmetic(boolean fileScales, boolean roundsTwice) {
        this.fileScales = fileScales;
        this.roundsTwice = roundsTwice;
    }

    boolean hasFileScales() {
        return fileScales;
    }

    /** Whether convolutions, products and means are requantized with two roundings. */
    boolean roundsTwice() {
        return roundsTwice;
    }
}
