package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.LaneLayout;
import dev.inlay.compiler.program.LanePlan;
import dev.inlay.compiler.program.LaneStep;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which steps of a program run on float lanes, keeps activations there from one such step to the next, and moves
 * them in and out where a step needs arrays.
 */
final class LanePlanner {
    /** Steps whose planes are not placed yet. */
    private final List<Function<PlanePacker, LaneStep>> steps = new ArrayList<>();

    private final PlanePacker packer = new PlanePacker();
    private final Map<String, List<LaneValue>> onLanes = new HashMap<>();
    private final Set<String> inArrays = new HashSet<>();
    private final LaneShaper shaper;

    private LanePlanner(LaneStyle style) {
        this.shaper = new LaneShaper(
                style,
                name -> Optional.ofNullable(onLanes.get(name))
                        .map(values -> values.get(0).layout()));
    }

    /** Empty where no step of {@code program} runs on lanes, or where it has states: these are in arrays. */
    static Optional<LaneSchedule> plan(Program program, LaneStyle style) {
        if (!program.states().isEmpty()) {
            return Optional.empty();
        }
        LanePlanner planner = new LanePlanner(style);
        program.inputs().forEach(slot -> planner.inArrays.add(slot.name()));
        program.steps().forEach(planner::schedule);
        if (planner.onLanes.isEmpty()) {
            return Optional.empty();
        }
        program.outputs().forEach(planner::toArray);
        planner.packer.pack();
        List<LaneStep> placed =
                planner.steps.stream().map(step -> step.apply(planner.packer)).toList();
        return Optional.of(new LaneSchedule(new LanePlan(style, placed, planner.packer.lengths()), planner.inArrays));
    }

    private void schedule(Step step) {
        Optional<LaneShape> shape = shaper.shape(step);
        if (shape.isPresent()) {
            onLanes(step, shape.get());
        } else {
            step.inputs().forEach(this::toArray);
            inArrays.add(step.output().name());
            steps.add(planes -> new LaneStep.Plain(step));
        }
    }

    private void onLanes(Step step, LaneShape shape) {
        List<LaneValue> inputs = new ArrayList<>();
        for (int i = 0; i < shape.inputs().size(); i++) {
            inputs.add(toLanes(step.inputs().get(i), shape.inputs().get(i)));
        }
        int now = steps.size();
        inputs.forEach(input -> input.readAt(now));
        LaneValue output = add(step.output(), shape.output());
        LaneLayout area = new LaneLayout(shape.scratchLength(), shape.scratch(), 0);
        LaneValue scratch = packer.add(new LaneValue(step.output(), area, now));
        steps.add(planes -> new LaneStep.OnLanes(
                step,
                inputs.stream().map(planes::range).toList(),
                planes.range(output),
                planes.range(scratch).first()));
    }

    private LaneValue add(Slot slot, LaneLayout layout) {
        LaneValue value = packer.add(new LaneValue(slot, layout, steps.size()));
        onLanes.computeIfAbsent(slot.name(), name -> new ArrayList<>()).add(value);
        return value;
    }

    /** The slot in {@code layout}, from another layout or from its array where it is not there yet. */
    private LaneValue toLanes(Slot slot, LaneLayout layout) {
        List<LaneValue> values = onLanes.getOrDefault(slot.name(), List.of());
        for (LaneValue value : values) {
            if (value.layout().equals(layout)) {
                return value;
            }
        }
        if (values.isEmpty()) {
            LaneValue loaded = add(slot, layout);
            steps.add(planes -> new LaneStep.Load(slot, planes.range(loaded)));
            return loaded;
        }
        LaneValue from = values.get(0);
        from.readAt(steps.size());
        LaneValue to = add(slot, layout);
        steps.add(planes -> new LaneStep.Regroup(slot, planes.range(from), planes.range(to)));
        return to;
    }

    private void toArray(Slot slot) {
        if (slot.isConstant() || slot.elementType() != ElementType.INT8 || !inArrays.add(slot.name())) {
            return;
        }
        LaneValue from = onLanes.get(slot.name()).get(0);
        from.readAt(steps.size());
        steps.add(planes -> new LaneStep.Store(planes.range(from), slot));
    }
}
