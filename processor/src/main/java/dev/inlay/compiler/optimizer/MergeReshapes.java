package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Reshape;
import java.util.Optional;

/** Makes two reshapes in a row one. */
final class MergeReshapes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        Optional<Node> first = editor.producer(input)
                .filter(producer -> producer.operator() instanceof Reshape)
                .filter(producer -> producer.inputs().get(0).quantization().equals(input.quantization()));
        if (!(node.operator() instanceof Reshape) || first.isEmpty()) {
            return false;
        }
        editor.replace(node, node.operator(), first.get().inputs().get(0));
        return true;
    }
}
