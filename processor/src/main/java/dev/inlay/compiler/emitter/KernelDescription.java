package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a kernel does, in words. */
final class KernelDescription {
    private KernelDescription() {}

    /** The kind of kernel without the letter of its element type: depthwise, conv. */
    static List<String> words(Kernel kernel) {
        return Words.of(kernel.getClass().getSimpleName().substring(1));
    }

    /** {@code block/conv: depthwise conv, int8[1, 25, 5, 64] to int8[1, 25, 5, 64], 72,000 MACs.} */
    static String of(Step step) {
        String inputs = step.inputs().stream()
                .filter(slot -> !slot.isConstant())
                .map(KernelDescription::type)
                .collect(Collectors.joining(" and "));
        long macs = step.kernel().macs();
        return (step.name().isEmpty() ? "" : Javadoc.text(step.name()) + ": ")
                + String.join(" ", words(step.kernel()))
                + (inputs.isEmpty() ? ", " : ", " + inputs + " to ")
                + type(step.output())
                + (macs == 0 ? "" : String.format(Locale.ROOT, ", %,d MACs", macs))
                + ".";
    }

    /** {@code int8[1, 25, 5, 64]}. */
    static String type(Slot slot) {
        return slot.elementType().name().toLowerCase(Locale.ROOT) + slot.shape();
    }
}
