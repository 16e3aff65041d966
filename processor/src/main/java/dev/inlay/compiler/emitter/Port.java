package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;

/**
 * An input or output of the network.
 *
 * @param constant what the names of its public constants start with: {@code INPUT} for {@code INPUT_SCALE}
 * @param variable name of its array inside of generated methods
 */
record Port(Slot slot, boolean isInput, String constant, String variable) {
    static final String SCALE = "_SCALE";
    static final String ZERO_POINT = "_ZERO_POINT";
    static final String LENGTH = "_LENGTH";

    /** Zero points of unsigned bytes are so much above those of the network's own elements. */
    private static final int UNSIGNED_SHIFT = 128;

    String name() {
        return slot.name();
    }

    String offsetVariable() {
        return offsetVariable(variable);
    }

    static String offsetVariable(String variable) {
        return variable + "Offset";
    }

    ElementType elementType() {
        return slot.elementType();
    }

    /** 1 where the elements are real numbers. */
    float scale() {
        return slot.quantization().map(Quantization::scale).orElse(1f);
    }

    /** In terms of the caller's bytes. */
    int zeroPoint() {
        return slot.quantization().map(Quantization::zeroPoint).orElse(0) + shift();
    }

    /** How far the caller's bytes, taken as unsigned, are above the network's elements; 0 where they are the same. */
    int shift() {
        return isUnsigned() ? UNSIGNED_SHIFT : 0;
    }

    /** Whether the caller has unsigned bytes. */
    boolean isUnsigned() {
        return slot.quantization().filter(Quantization::isUnsigned).isPresent();
    }

    /** {@code uint8[1, 96, 96, 1]}. */
    String type() {
        return (isUnsigned() ? "u" : "") + KernelDescription.type(slot);
    }

    /** {@code input "image"}, for messages. */
    @Override
    public String toString() {
        return (isInput ? "input" : "output") + " \"" + name() + "\"";
    }
}
