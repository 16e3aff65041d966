package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.State;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.program.ProgramState;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;

/** Makes the memory of a network's states, and the step that takes what was computed into it. */
final class ProgramStates {
    private ProgramStates() {}

    /**
     * A state of a program.
     *
     * @param current memory that is read
     * @param next memory of what the state becomes
     */
    static ProgramState of(State state, Slot current, Slot next) {
        Step update = new Step(state.current().name() + "_update", kernel(next, current), List.of(next), current);
        return new ProgramState(current, update, initial(state, current));
    }

    /** A copy where both have the same elements; else a conversion. */
    private static Kernel kernel(Slot from, Slot to) {
        int length = to.length();
        boolean fromIntegers = from.elementType().isInteger();
        boolean toIntegers = to.elementType().isInteger();
        if (fromIntegers && toIntegers && !from.quantization().equals(to.quantization())) {
            return Rescaling.kernel(
                    length, from.quantization().orElseThrow(), to.quantization().orElseThrow());
        }
        if (fromIntegers && !toIntegers) {
            Quantization quantization = from.quantization().orElseThrow();
            return new QDequantize(from.elementType(), length, quantization.scale(), quantization.zeroPoint());
        }
        if (!fromIntegers && toIntegers) {
            Quantization quantization = to.quantization().orElseThrow();
            return new QQuantize(to.elementType(), length, quantization.scale(), quantization.zeroPoint(), false);
        }
        return ProgramOutputs.copyKernel(to);
    }

    private static float initial(State state, Slot slot) {
        return slot.quantization()
                .map(quantization -> quantized(state.initial(), quantization))
                .orElse(state.initial());
    }

    private static float quantized(float real, Quantization quantization) {
        ElementType type = ElementType.of(quantization);
        double q = Math.rint(real / (double) quantization.scale()) + quantization.zeroPoint();
        return (float) Math.max(type.min(), Math.min(type.max(), q));
    }
}
