package dev.inlay.compiler.kernel;

/** What the working memory of a generated class holds. */
public enum ElementType {
    /** Quantized activations and raw data, {@code byte}. */
    INT8(1),
    /** Real numbers, {@code float}: FP32 networks, float islands, and float inputs and outputs of the caller. */
    FLOAT32(4);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
