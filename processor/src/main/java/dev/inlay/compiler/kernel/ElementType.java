package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;

/** What the working memory of a generated class holds. */
public enum ElementType {
    /** Quantized activations and raw data, {@code byte}. */
    INT8(Byte.BYTES, Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** Quantized activations of 16 bits, {@code short}. */
    INT16(Short.BYTES, Short.MIN_VALUE, Short.MAX_VALUE),
    /** Real numbers, {@code float}: FP32 networks, float islands, and float inputs and outputs of the caller. */
    FLOAT32(Float.BYTES, 0, 0);

    private final int bytes;
    private final int min;
    private final int max;

    ElementType(int bytes, int min, int max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    /** What holds the integers of a quantization. */
    public static ElementType of(Quantization quantization) {
        return quantization.bits() == Short.SIZE ? INT16 : INT8;
    }

    public int bytes() {
        return bytes;
    }

    /** Whether elements are integers that stand for real numbers by a scale. */
    public boolean isInteger() {
        return this != FLOAT32;
    }

    /** The smallest integer of a type of integers. */
    public int min() {
        return min;
    }

    /** The largest integer of a type of integers. */
    public int max() {
        return max;
    }
}
