package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Kernel;
import java.util.List;

/**
 * One kernel at work.
 *
 * @param name from the model's node, for generated method names and reports; need not be unique
 */
public record Step(String name, Kernel kernel, List<Slot> inputs, Slot output) {
    public Step {
        inputs = List.copyOf(inputs);
    }
}
