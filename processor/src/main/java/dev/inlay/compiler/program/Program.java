package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A network as kernels in the order they run (the kernel graph).
 *
 * <p>Reshapes are gone: both sides of one are the same slot. An output is never an input, a constant, or another
 * output's slot; lowering copies where the model had it so.
 */
public record Program(String name, List<Slot> inputs, List<Slot> outputs, List<Step> steps) {
    public Program {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        steps = List.copyOf(steps);
    }

    /** The outputs for one sample, computed by the references of the kernels. */
    public List<Buffer> run(List<Buffer> arguments) {
        return run(arguments, (slot, buffer) -> {});
    }

    /** As {@link #run(List)}, showing what each step computed to {@code observer}. */
    public List<Buffer> run(List<Buffer> arguments, BiConsumer<Slot, Buffer> observer) {
        Map<String, Buffer> memory = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            memory.put(inputs.get(i).name(), arguments.get(i));
        }
        for (Step step : steps) {
            List<Buffer> operands = step.inputs().stream()
                    .map(slot -> slot.constant().orElseGet(() -> memory.get(slot.name())))
                    .toList();
            Buffer result =
                    Buffer.allocate(step.output().elementType(), step.output().length());
            step.kernel().run(operands, result);
            memory.put(step.output().name(), result);
            observer.accept(step.output(), result);
        }
        return outputs.stream().map(slot -> memory.get(slot.name())).toList();
    }

    public long macs() {
        return steps.stream().mapToLong(step -> step.kernel().macs()).sum();
    }
}
