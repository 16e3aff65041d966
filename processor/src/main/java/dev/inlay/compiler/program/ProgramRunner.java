package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Runs a program by the references of its kernels, sample after sample: what it remembers goes on to the next. */
public final class ProgramRunner {
    private final Program program;
    private final Map<String, Buffer> states = new HashMap<>();

    /** In the initial state. */
    public ProgramRunner(Program program) {
        this.program = program;
        reset();
    }

    /** Back to the initial state. */
    public void reset() {
        for (ProgramState state : program.states()) {
            Slot slot = state.slot();
            states.put(slot.name(), Buffer.filled(slot.elementType(), slot.length(), state.initial()));
        }
    }

    /** The outputs for one sample. */
    public List<Buffer> run(List<Buffer> arguments) {
        return run(arguments, (slot, buffer) -> {});
    }

    /** As {@link #run(List)}, showing what each step computed to {@code observer}. */
    public List<Buffer> run(List<Buffer> arguments, BiConsumer<Slot, Buffer> observer) {
        Map<String, Buffer> memory = new HashMap<>(states);
        for (int i = 0; i < arguments.size(); i++) {
            memory.put(program.inputs().get(i).name(), arguments.get(i));
        }
        for (Step step : program.steps()) {
            run(step, memory);
            observer.accept(step.output(), memory.get(step.output().name()));
        }
        List<Buffer> outputs = new ArrayList<>();
        program.outputs().forEach(slot -> outputs.add(memory.get(slot.name())));
        for (ProgramState state : program.states()) {
            run(state.update(), memory);
        }
        states.replaceAll((name, before) -> memory.get(name));
        return outputs;
    }

    private static void run(Step step, Map<String, Buffer> memory) {
        List<Buffer> operands = step.inputs().stream()
                .map(slot -> slot.constant().orElseGet(() -> memory.get(slot.name())))
                .toList();
        Buffer result =
                Buffer.allocate(step.output().elementType(), step.output().length());
        step.kernel().run(operands, result);
        memory.put(step.output().name(), result);
    }
}
