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

    /** Whether kernels work on the array itself; elsewhere its elements are quantized or dequantized. */
    boolean isDirect() {
        return elementType == port.elementType();
    }
}
