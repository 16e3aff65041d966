package dev.inlay.compiler.program;

import java.util.List;

/**
 * Which steps of a program run on float lanes, and in which planes; for virtual machines with vector instructions.
 *
 * @param planeLengths floats of each plane of an instance
 */
public record LanePlan(LaneStyle style, List<LaneStep> steps, List<Integer> planeLengths) {
    public LanePlan {
        steps = List.copyOf(steps);
        planeLengths = List.copyOf(planeLengths);
    }

    /** Bytes of all planes. */
    public int bytes() {
        return planeLengths.stream().mapToInt(Integer::intValue).sum() * Float.BYTES;
    }
}
