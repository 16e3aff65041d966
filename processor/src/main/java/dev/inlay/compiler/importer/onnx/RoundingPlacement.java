package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.QuantizationRule;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Quantization;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lets what a QuantizeLinear rounds be computed as integers: by the operator before it, and by those before that whose
 * place in the order does not matter, since rounding keeps the order of numbers: Relu, Clip, maxima, and all that moves
 * elements.
 */
final class RoundingPlacement {
    private final GraphEditor editor;

    private RoundingPlacement(GraphEditor editor) {
        this.editor = editor;
    }

    static Graph place(Graph graph) {
        GraphEditor editor = new GraphEditor(graph);
        RoundingPlacement placement = new RoundingPlacement(editor);
        for (Node node : editor.nodes()) {
            node.output()
                    .quantization()
                    .filter(rounded -> node.operator() instanceof Identity)
                    .ifPresent(rounded -> placement.raise(node.inputs().get(0), rounded));
        }
        return editor.build();
    }

    private void raise(Value rounded, Quantization quantization) {
        Deque<Value> open = new ArrayDeque<>(List.of(rounded));
        while (!open.isEmpty()) {
            Value value = open.pop();
            if (!isFree(value, quantization)) {
                continue;
            }
            editor.quantize(value, quantization);
            Node producer = editor.producer(value).orElseThrow();
            if (producer.operator() instanceof Concat) {
                producer.inputs().forEach(open::push);
            } else if (keepsOrder(producer)) {
                open.push(producer.inputs().get(0));
            }
        }
    }

    /** Whether nobody sees a value but those who round it like that. */
    private boolean isFree(Value value, Quantization quantization) {
        return value.quantization().isEmpty()
                && value.type().dataType().isFloat()
                && editor.producer(value).isPresent()
                && !editor.isOutput(value)
                && (editor.onlyReader(value).isPresent()
                        || editor.readers(value).stream().allMatch(reader -> rounds(reader, quantization)));
    }

    private static boolean rounds(Node node, Quantization quantization) {
        return node.operator() instanceof Identity
                && node.output().quantization().filter(quantization::equals).isPresent();
    }

    private static boolean keepsOrder(Node node) {
        if (node.operator() instanceof Unary unary) {
            return unary.function() == UnaryFunction.RELU || unary.function() == UnaryFunction.CLIP;
        }
        return node.operator().quantizationRule() == QuantizationRule.SAME_AS_INPUT
                && !(node.operator() instanceof Resize);
    }
}
