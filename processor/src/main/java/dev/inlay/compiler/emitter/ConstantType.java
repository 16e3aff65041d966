package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Element types of the arrays a generated class holds. */
enum ConstantType {
    BYTE(1),
    SHORT(2),
    INT(4),
    FLOAT(4),
    LONG(8),
    /** Bytes that become rows of floats. */
    ROWS(1),
    /** Bytes of which several become one long. */
    WORDS(1),
    /** Shorts of which several become one long. */
    WIDE_WORDS(2),
    /** Bytes that are computed from a few numbers. */
    CLAMP(1);

    private final int bytes;

    ConstantType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    TypeName typeName() {
        return switch (this) {
            case BYTE, CLAMP -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case FLOAT -> TypeName.FLOAT;
            case LONG, WORDS, WIDE_WORDS -> TypeName.LONG;
            case ROWS -> ArrayTypeName.of(TypeName.FLOAT);
        };
    }

    /** The method of {@code dev.inlay.runtime.Packed} that decodes this type. */
    String decoder() {
        return switch (this) {
            case ROWS, WORDS, CLAMP -> BYTE.decoder();
            case WIDE_WORDS -> SHORT.decoder();
            default -> name().toLowerCase(Locale.ROOT) + "s";
        };
    }

    /** Whether the elements of the array are computed from those that are stored. */
    boolean isDerived() {
        return this == ROWS || this == WORDS || this == WIDE_WORDS;
    }

    /** The element at {@code index} of little-endian data, as an array initialiser has it. */
    String literal(ByteBuffer data, int index) {
        return switch (this) {
            case BYTE, ROWS, WORDS, CLAMP -> Byte.toString(data.get(index));
            case SHORT, WIDE_WORDS -> Short.toString(data.getShort(index * bytes));
            case INT -> Integer.toString(data.getInt(index * bytes));
            case LONG -> data.getLong(index * bytes) + "L";
            case FLOAT -> FloatLiteral.of(data.getFloat(index * bytes));
        };
    }
}
