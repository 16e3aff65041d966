package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;

/** One way to make a graph smaller or simpler. It keeps what the graph computes, up to rounding. */
interface Pass {
    /** @return whether anything changed */
    boolean run(GraphEditor editor);
}
