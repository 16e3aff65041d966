package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Reshape;

/** Makes two reshapes in a row one. */
final class MergeReshapes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        boolean merges = node.operator() instanceof Reshape
                && editor.producer(input)
                        .filter(producer -> producer.operator() instanceof Reshape)
                        .isPresent();
        if (merges) {
            editor.replace(
                    node, node.operator(), editor.producer(input).get().inputs().get(0));
        }
        return merges;
    }
}
