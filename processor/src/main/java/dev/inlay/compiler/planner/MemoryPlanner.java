package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;

/** Places every activation in one arena per element type, and picks the order of steps that makes it smallest. */
public final class MemoryPlanner {
    private MemoryPlanner() {}

    /** A plan in which no two activations that live at the same time overlap, but where a kernel may overwrite. */
    public static MemoryPlan plan(Program program) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }
}
