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

    int zeroPoint() {
        return slot.quantization().map(Quantization::zeroPoint).orElse(0);
    }

    /** {@code input "image"}, for messages. */
    @Override
    public String toString() {
        return (isInput ? "input" : "output") + " \"" + name() + "\"";
    }
}
