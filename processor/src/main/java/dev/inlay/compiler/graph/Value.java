package dev.inlay.compiler.graph;

import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Optional;

/**
 * An edge of a graph: a tensor by the name that is unique in its graph.
 *
 * @param quantization how its elements are quantized, where the model file says so
 */
public record Value(String name, TensorType type, Optional<Quantization> quantization) {
    public Value(String name, TensorType type) {
        this(name, type, Optional.empty());
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
