package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Buffer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A network as kernels in the order they run (the kernel graph).
 *
 * <p>Reshapes are gone: both sides of one are the same slot. An output is never an input, a constant, or another
 * output's slot; lowering copies where the model had it so.
 *
 * @param states what is remembered from one run to the next
 */
public record Program(String name, List<Slot> inputs, List<Slot> outputs, List<Step> steps, List<ProgramState> states) {
    public Program {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        steps = List.copyOf(steps);
        states = List.copyOf(states);
    }

    /** A program that remembers nothing. */
    public Program(String name, List<Slot> inputs, List<Slot> outputs, List<Step> steps) {
        this(name, inputs, outputs, steps, List.of());
    }

    /** What is there before the first step runs: the inputs, then the states. */
    public List<Slot> sources() {
        return Stream.concat(inputs.stream(), states.stream().map(ProgramState::slot))
                .toList();
    }

    /** What must be there after the last step: the outputs, then what the states become. */
    public List<Slot> results() {
        return Stream.concat(outputs.stream(), states.stream().map(ProgramState::next))
                .toList();
    }

    /** The steps, then those that take over what the states become. */
    public List<Step> allSteps() {
        return Stream.concat(steps.stream(), states.stream().map(ProgramState::update))
                .toList();
    }

    /** The outputs for one sample from the initial state, computed by the references of the kernels. */
    public List<Buffer> run(List<Buffer> arguments) {
        return run(arguments, (slot, buffer) -> {});
    }

    /** As {@link #run(List)}, showing what each step computed to {@code observer}. */
    public List<Buffer> run(List<Buffer> arguments, BiConsumer<Slot, Buffer> observer) {
        return new ProgramRunner(this).run(arguments, observer);
    }

    public long macs() {
        return steps.stream().mapToLong(step -> step.kernel().macs()).sum();
    }
}
