package dev.inlay.compiler.emitter;

import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Element types of the arrays a generated class holds. */
enum ConstantType {
    BYTE(1, TypeName.BYTE),
    SHORT(2, TypeName.SHORT),
    INT(4, TypeName.INT),
    FLOAT(4, TypeName.FLOAT);

    private final int bytes;
    private final TypeName typeName;

    ConstantType(int bytes, TypeName typeName) {
        this.bytes = bytes;
        this.typeName = typeName;
    }

    int bytes() {
        return bytes;
    }

    TypeName typeName() {
        return typeName;
    }

    /** The method of {@code dev.inlay.runtime.Packed} that decodes this type. */
    String decoder() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }

    /** The element at {@code index} of little-endian data, as an array initialiser has it. */
    String literal(ByteBuffer data, int index) {
        return switch (this) {
            case BYTE -> Byte.toString(data.get(index));
            case SHORT -> Short.toString(data.getShort(index * bytes));
            case INT -> Integer.toString(data.getInt(index * bytes));
            case FLOAT -> FloatLiteral.of(data.getFloat(index * bytes));
        };
    }
}
