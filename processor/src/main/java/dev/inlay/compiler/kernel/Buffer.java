package dev.inlay.compiler.kernel;

import java.util.Arrays;

/** Memory that a kernel reference reads or writes: a Java array of one of the element types. */
public final class Buffer {
    private final byte[] bytes;
    private final float[] floats;

    private Buffer(byte[] bytes, float[] floats) {
        this.bytes = bytes;
        this.floats = floats;
    }

    public static Buffer of(byte... bytes) {
        return new Buffer(bytes, null);
    }

    public static Buffer of(float... floats) {
        return new Buffer(null, floats);
    }

    /** Zero-filled memory. */
    public static Buffer allocate(ElementType type, int length) {
        return type == ElementType.INT8 ? of(new byte[length]) : of(new float[length]);
    }

    /** Memory with the same value in every element; for integers an integer of their range. */
    public static Buffer filled(ElementType type, int length, float value) {
        Buffer buffer = allocate(type, length);
        if (type == ElementType.INT8) {
            Arrays.fill(buffer.bytes, (byte) value);
        } else {
            Arrays.fill(buffer.floats, value);
        }
        return buffer;
    }

    public ElementType elementType() {
        return bytes != null ? ElementType.INT8 : ElementType.FLOAT32;
    }

    public int length() {
        return bytes != null ? bytes.length : floats.length;
    }

    /** The elements, shared; only of INT8 memory. */
    public byte[] bytes() {
        if (bytes == null) {
            throw new IllegalStateException("float memory");
        }
        return bytes;
    }

    /** The elements, shared; only of FLOAT32 memory. */
    public float[] floats() {
        if (floats == null) {
            throw new IllegalStateException("byte memory");
        }
        return floats;
    }
}
