package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns integers that stand for real constants into these, for a network that computes in real numbers. */
final class DequantizeConstants implements Pass {
    @Override
    public boolean run(GraphEditor editor) {
        Map<String, Value> real = new LinkedHashMap<>();
        for (Node node : editor.nodes()) {
            List<Value> inputs = new ArrayList<>(node.inputs());
            inputs.replaceAll(input -> isQuantized(input, editor)
                    ? real.computeIfAbsent(input.name(), name -> dequantized(input, editor))
                    : input);
            if (!inputs.equals(node.inputs())) {
                editor.replace(node, node.name(), node.operator(), inputs);
            }
        }
        return !real.isEmpty();
    }

    private static boolean isQuantized(Value value, GraphEditor editor) {
        return value.quantization().isPresent() && editor.isConstant(value);
    }

    private static Value dequantized(Value value, GraphEditor editor) {
        Tensor data = editor.constant(value).orElseThrow();
        return editor.addConstant(value.name(), data);
    }
}
