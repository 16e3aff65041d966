package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.ElementType;
import java.util.Optional;

/**
 * Where a kernel finds an operand, as the method that calls it says so.
 *
 * @param array expression for the array
 * @param offset first element: a literal, or a variable of the caller's
 * @param constant the constant of the class that {@code array} is, where it is one; kernels reach it by themselves
 */
record Location(ElementType elementType, String array, String offset, Optional<Constant> constant) {
    static final String START = "0";

    static Location of(ElementType elementType, String array, String offset) {
        return new Location(elementType, array, offset, Optional.empty());
    }

    static Location of(ElementType elementType, Constant constant) {
        return new Location(elementType, constant.name(), START, Optional.of(constant));
    }

    boolean isAtStart() {
        return offset.equals(START);
    }

    boolean hasLiteralOffset() {
        return Character.isDigit(offset.charAt(0));
    }

    TypeName arrayType() {
        return arrayType(elementType);
    }

    static TypeName arrayType(ElementType elementType) {
        return ArrayTypeName.of(elementType(elementType));
    }

    static TypeName elementType(ElementType elementType) {
        return switch (elementType) {
            case INT8 -> TypeName.BYTE;
            case INT16 -> TypeName.SHORT;
            case FLOAT32 -> TypeName.FLOAT;
        };
    }
}
