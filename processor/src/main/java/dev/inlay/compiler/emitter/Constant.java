package dev.inlay.compiler.emitter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant array of the generated class.
 *
 * @param name of its field
 * @param data the elements, little-endian
 * @param layout what its type's decoder is told beside the data; empty for most types
 */
record Constant(String name, ConstantType type, byte[] data, List<Integer> layout) {
    /** Up to here an array initialiser is as small as a string, and can be read by a person. */
    private static final int MAX_INITIALISER = 16;

    Constant {
        layout = List.copyOf(layout);
    }

    int length() {
        return data.length / type.bytes();
    }

    /** Whether its elements are held in strings. */
    boolean isPacked() {
        return length() > MAX_INITIALISER || type.isDerived();
    }

    /** Bytes of code that set the field, from above. */
    int initialiserSize() {
        int strings = 2 * data.length / ByteMap.MAX_STRING_BYTES + 1;
        return isPacked() ? 24 + 9 * (strings + layout.size()) : 12 + 9 * length();
    }

    String literal(int index) {
        return type.literal(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN), index);
    }
}
