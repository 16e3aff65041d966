package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the activation that can be clamped for free when a node's result is requantized. */
final class ActivationFinder {
    private final Graph graph;
    private final Map<String, List<Node>> consumers;

    ActivationFinder(Graph graph) {
        this.graph = graph;
        this.consumers = graph.consumers();
    }

    /** The Relu or Clip that is the only reader of {@code value}. */
    Optional<Node> following(Value value) {
        return onlyReader(value)
                .filter(reader -> reader.operator() instanceof Unary unary
                        && (unary.function() == UnaryFunction.RELU || unary.function() == UnaryFunction.CLIP));
    }

    /** The one node that reads {@code value}, if one does and the caller does not see the value itself. */
    Optional<Node> onlyReader(Value value) {
        List<Node> readers = consumers.getOrDefault(value.name(), List.of());
        return readers.size() == 1 && !graph.isOutput(value) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    /** The clamp of an activation in the integers of its output. */
    static Activation clamp(Node activation, Quantization quantization) {
        Unary unary = (Unary) activation.operator();
        boolean relu = unary.function() == UnaryFunction.RELU;
        int min = Scales.bound(relu ? 0 : unary.alpha(), quantization);
        int max = relu ? ElementType.of(quantization).max() : Scales.bound(unary.beta(), quantization);
        return new Activation(activation.output(), quantization, min, Math.max(min, max));
    }

    static Activation none(Value output, Quantization quantization) {
        ElementType type = ElementType.of(quantization);
        return new Activation(output, quantization, type.min(), type.max());
    }
}
