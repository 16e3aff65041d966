package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.List;

/**
 * A node as kernels.
 *
 * @param steps in the order they run; none where the output is an input in another shape
 * @param output where the node's value is held
 */
record LoweredNode(List<Step> steps, Slot output) {
    LoweredNode {
        steps = List.copyOf(steps);
    }
}
