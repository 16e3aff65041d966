package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.Quantization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes once what several nodes compute from the same operands. */
final class MergeCommonNodes implements Pass {
    @Override
    public boolean run(GraphEditor editor) {
        boolean changed = false;
        Map<Computation, Value> first = new HashMap<>();
        for (Node snapshot : editor.nodes()) {
            // operands may have been redirected since
            Node node = editor.producer(snapshot.output()).orElse(null);
            if (node == null) {
                continue;
            }
            List<String> operands = node.inputs().stream().map(Value::name).toList();
            Computation computation =
                    new Computation(node.operator(), operands, node.output().quantization());
            Value known = first.putIfAbsent(computation, node.output());
            if (known != null && !editor.isOutput(node.output())) {
                editor.redirect(node.output(), known);
                changed = true;
            }
        }
        return changed;
    }

    private record Computation(Operator operator, List<String> operands, Optional<Quantization> quantization) {}
}
