package dev.inlay.compiler.kernel;

import java.util.Arrays;

/** Memory that a kernel reference reads or writes: a Java array of one of the element types. */
public final class Buffer {
    private final byte[] bytes;
    private final short[] shorts;
    private final float[] floats;

    private Buffer(byte[] bytes, short[] shorts, float[] floats) {
        this.bytes = bytes;
        this.shorts = shorts;
        this.floats = floats;
    }

    public static Buffer of(byte... bytes) {
        return new Buffer(bytes, null, null);
    }

    public static Buffer of(short... shorts) {
        return new Buffer(null, shorts, null);
    }

    public static Buffer of(float... floats) {
        return new Buffer(null, null, floats);
    }

    /** Zero-filled memory. */
    public static Buffer allocate(ElementType type, int length) {
        return switch (type) {
            case INT8 -> of(new byte[length]);
            case INT16 -> of(new short[length]);
            case FLOAT32 -> of(new float[length]);
        };
    }

    /** Memory with the same value in every element; for integers an integer of their range. */
    public static Buffer filled(ElementType type, int length, float value) {
        Buffer buffer = allocate(type, length);
        switch (type) {
            case INT8 -> Arrays.fill(buffer.bytes, (byte) value);
            case INT16 -> Arrays.fill(buffer.shorts, (short) value);
            case FLOAT32 -> Arrays.fill(buffer.floats, value);
        }
        return buffer;
    }

    /** Memory of integers, each in the range of the type. */
    public static Buffer ofIntegers(ElementType type, int... integers) {
        Buffer buffer = allocate(type, integers.length);
        for (int i = 0; i < integers.length; i++) {
            buffer.put(i, integers[i]);
        }
        return buffer;
    }

    public ElementType elementType() {
        if (bytes != null) {
            return ElementType.INT8;
        }
        return shorts != null ? ElementType.INT16 : ElementType.FLOAT32;
    }

    public int length() {
        if (bytes != null) {
            return bytes.length;
        }
        return shorts != null ? shorts.length : floats.length;
    }

    /** The elements, shared; only of INT8 memory. */
    public byte[] bytes() {
        if (bytes == null) {
            throw isNot(ElementType.INT8);
        }
        return bytes;
    }

    /** The elements, shared; only of INT16 memory. */
    public short[] shorts() {
        if (shorts == null) {
            throw isNot(ElementType.INT16);
        }
        return shorts;
    }

    /** The elements, shared; only of FLOAT32 memory. */
    public float[] floats() {
        if (floats == null) {
            throw isNot(ElementType.FLOAT32);
        }
        return floats;
    }

    /** An element of memory of integers. */
    public int integer(int index) {
        return bytes != null ? bytes[index] : shorts()[index];
    }

    /** Sets an element of memory of integers, to an integer of its range. */
    public void put(int index, int integer) {
        if (bytes != null) {
            bytes[index] = (byte) integer;
        } else {
            shorts()[index] = (short) integer;
        }
    }

    private IllegalStateException isNot(ElementType type) {
        return new IllegalStateException(elementType() + " memory, not " + type);
    }
}
