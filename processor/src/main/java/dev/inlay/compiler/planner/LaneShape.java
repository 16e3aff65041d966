package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.LaneLayout;
import java.util.List;

/**
 * The layouts between which a step runs on float lanes.
 *
 * @param scratch planes it overwrites besides those of its output
 * @param scratchLength floats of each of these
 */
record LaneShape(List<LaneLayout> inputs, LaneLayout output, int scratch, int scratchLength) {
    LaneShape {
        inputs = List.copyOf(inputs);
    }
}
