package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.ElementType;

/**
 * An array of a caller and the input or output it stands for.
 *
 * @param parameter position among the method's parameters; {@link #RESULT} for the array it returns
 * @param elementType of the array
 */
record Argument(int parameter, ElementType elementType, Port port) {
    static final int RESULT = -1;

    /** Whether kernels work on the array itself; elsewhere its elements are converted. */
    boolean isDirect() {
        return elementType == port.elementType() && !port.isUnsigned();
    }

    /** Whether the array holds integers of the model, though the network has none of the kind there. */
    boolean hasNoElements() {
        return elementType.isInteger() && port.elementType() != elementType;
    }
}
