package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.ElementType;

/**
 * Where a kernel finds an operand, as the method that calls it says so.
 *
 * @param array expression for the array
 * @param offset expression for its first element; the literal 0 spares the kernel a parameter
 * @param isConstant whether {@code array} is a constant of the class, which the kernel reaches itself
 */
record Location(ElementType elementType, String array, String offset, boolean isConstant) {
    static final String START = "0";

    static Location of(ElementType elementType, String array, String offset) {
        return new Location(elementType, array, offset, false);
    }

    static Location ofConstant(ElementType elementType, String field) {
        return new Location(elementType, field, START, true);
    }

    boolean isAtStart() {
        return offset.equals(START);
    }

    TypeName arrayType() {
        return arrayType(elementType);
    }

    static TypeName arrayType(ElementType elementType) {
        return ArrayTypeName.of(elementType == ElementType.INT8 ? TypeName.BYTE : TypeName.FLOAT);
    }
}
