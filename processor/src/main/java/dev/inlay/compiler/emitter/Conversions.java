package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.ElementType;

/** The methods of {@code dev.inlay.runtime.Quantize} between real numbers and integers. */
final class Conversions {
    static final String TO_FLOATS = "toFloats";

    private Conversions() {}

    /** What gives elements of {@code integers}. */
    static String fromFloats(ElementType integers) {
        return integers == ElementType.INT16 ? "toShorts" : "toBytes";
    }
}
