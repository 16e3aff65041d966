package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;

/** Arrays for kernels under test, with guard zones around the elements that belong to an operand. */
final class Memory {
    private static final byte GUARD_BYTE = 0x5A;
    private static final short GUARD_SHORT = 0x5A5A;
    private static final float GUARD_FLOAT = -1.2345e30f;

    private Memory() {}

    static Buffer copy(Buffer buffer) {
        return switch (buffer.elementType()) {
            case INT8 -> Buffer.of(buffer.bytes().clone());
            case INT16 -> Buffer.of(buffer.shorts().clone());
            case FLOAT32 -> Buffer.of(buffer.floats().clone());
        };
    }

    static Object array(Buffer buffer) {
        return switch (buffer.elementType()) {
            case INT8 -> buffer.bytes();
            case INT16 -> buffer.shorts();
            case FLOAT32 -> buffer.floats();
        };
    }

    /** An array of guard values with {@code content} at {@code offset}, and {@code behind} more guard values. */
    static Buffer guarded(Buffer content, int offset, int behind) {
        Buffer memory = guards(content.elementType(), offset + content.length() + behind);
        System.arraycopy(array(content), 0, array(memory), offset, content.length());
        return memory;
    }

    static Buffer guards(ElementType type, int length) {
        return Buffer.filled(
                type,
                length,
                switch (type) {
                    case INT8 -> GUARD_BYTE;
                    case INT16 -> GUARD_SHORT;
                    case FLOAT32 -> GUARD_FLOAT;
                });
    }

    /** The first difference in words, or null where all bits are equal; every NaN equals every other. */
    static String difference(Buffer expected, Buffer actual) {
        for (int i = 0; i < expected.length(); i++) {
            int wanted = bits(expected, i);
            int got = bits(actual, i);
            if (wanted != got) {
                return "element " + i + " of " + expected.length() + " is " + show(actual, i)
                        + " where the reference has " + show(expected, i);
            }
        }
        return null;
    }

    private static int bits(Buffer buffer, int index) {
        return buffer.elementType().isInteger() ? buffer.integer(index) : Float.floatToIntBits(buffer.floats()[index]);
    }

    private static String show(Buffer buffer, int index) {
        return buffer.elementType().isInteger()
                ? Integer.toString(buffer.integer(index))
                : buffer.floats()[index] + " (0x" + Integer.toHexString(bits(buffer, index)) + ")";
    }
}
