package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import java.util.List;

/** Removes nodes whose results nobody reads. */
final class EliminateDeadCode implements Pass {
    @Override
    public boolean run(GraphEditor editor) {
        List<Node> nodes = editor.nodes();
        nodes.forEach(node -> editor.release(node.output()));
        return editor.nodes().size() < nodes.size();
    }
}
