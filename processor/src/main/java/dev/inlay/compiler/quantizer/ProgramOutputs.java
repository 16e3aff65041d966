package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.ProgramState;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Gives every result of a graph memory of its own, under its own name, and makes the program. */
final class ProgramOutputs {
    private final Graph graph;
    private final List<Slot> sources;
    private final Set<String> taken = new HashSet<>();
    /** What slots are called and shaped now, by the name they had. */
    private final Map<String, Slot> replaced = new HashMap<>();

    private final List<Slot> slots = new ArrayList<>();
    private List<Step> steps;

    /** @param sources memory of {@link Graph#sources()} */
    ProgramOutputs(Graph graph, List<Slot> sources, List<Step> steps) {
        this.graph = graph;
        this.sources = List.copyOf(sources);
        sources.forEach(source -> taken.add(source.name()));
        this.steps = new ArrayList<>(steps);
    }

    /**
     * Adds the next of {@link Graph#results()}.
     *
     * @param output as it shall be called and shaped
     * @param held where the value is
     */
    void add(Slot output, Slot held) {
        Slot current = replaced.getOrDefault(held.name(), held);
        boolean ofState = slots.size() >= graph.outputs().size();
        if (ofState && slots.contains(current)) {
            // the state is taken over from the output, wherever that is
            slots.add(current);
        } else if (current.isConstant() || taken.contains(current.name())) {
            copy(output, current);
        } else {
            replace(current, output);
            replaced.put(held.name(), output);
        }
        taken.add(slots.get(slots.size() - 1).name());
    }

    private void copy(Slot output, Slot held) {
        String name = output.name();
        while (taken.contains(name)) {
            name += "#copy";
        }
        Slot copy = new Slot(name, held.elementType(), output.shape(), held.quantization(), Optional.empty());
        steps.add(new Step(output.name(), copyKernel(held), List.of(held), copy));
        slots.add(copy);
    }

    /** Copies all elements. */
    static Kernel copyKernel(Slot slot) {
        int length = slot.length();
        List<MoveBlock> all = List.of(new MoveBlock(0, 0, 0, List.of(new MoveAxis(length, 1, 1))));
        return slot.elementType().isInteger()
                ? new QMove(slot.elementType(), all, OptionalInt.empty(), length)
                : new FMove(all, Optional.empty(), length);
    }

    private void replace(Slot held, Slot output) {
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            List<Slot> inputs = step.inputs().stream()
                    .map(input -> input.name().equals(held.name()) ? output : input)
                    .toList();
            Slot result = step.output().name().equals(held.name()) ? output : step.output();
            changed.add(new Step(step.name(), step.kernel(), inputs, result));
        }
        steps = changed;
        slots.add(output);
    }

    /** The program, when all results are there. */
    Program program() {
        int inputs = graph.inputs().size();
        int outputs = graph.outputs().size();
        List<ProgramState> states = new ArrayList<>();
        for (int i = 0; i < graph.states().size(); i++) {
            states.add(ProgramStates.of(graph.states().get(i), sources.get(inputs + i), slots.get(outputs + i)));
        }
        List<Step> fused = FuseFloatSteps.fuse(steps, slots);
        return new Program(graph.name(), sources.subList(0, inputs), slots.subList(0, outputs), fused, states);
    }
}
