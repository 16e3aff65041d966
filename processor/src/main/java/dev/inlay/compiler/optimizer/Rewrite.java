package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import java.util.List;

/** A pass that looks at one node and its neighbours at a time. */
interface Rewrite extends Pass {
    /** Changes the graph around a node. @return whether it did */
    boolean rewrite(Node node, GraphEditor editor);

    @Override
    default boolean run(GraphEditor editor) {
        boolean changed = false;
        List<Value> values = editor.nodes().stream().map(Node::output).toList();
        for (Value value : values) {
            // an earlier rewrite may have replaced the node or removed it
            changed |= editor.producer(value).map(node -> rewrite(node, editor)).orElse(false);
        }
        return changed;
    }
}
