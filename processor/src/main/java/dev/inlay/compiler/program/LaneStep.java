package dev.inlay.compiler.program;

import java.util.List;

/** What happens in turn in a program of which some steps run on float lanes. */
public sealed interface LaneStep {
    /** A step that runs on INT8 or float arrays. */
    record Plain(Step step) implements LaneStep {}

    /**
     * A step that runs on float lanes.
     *
     * @param inputs one each of the step's inputs
     * @param scratch index of the first plane that is free for its use
     */
    record OnLanes(Step step, List<PlaneRange> inputs, PlaneRange output, int scratch) implements LaneStep {
        public OnLanes {
            inputs = List.copyOf(inputs);
        }
    }

    /** Takes an INT8 array to planes. */
    record Load(Slot from, PlaneRange to) implements LaneStep {}

    /** Takes planes to an INT8 array. */
    record Store(PlaneRange from, Slot to) implements LaneStep {}

    /** Takes planes to planes of another layout. */
    record Regroup(Slot slot, PlaneRange from, PlaneRange to) implements LaneStep {}
}
