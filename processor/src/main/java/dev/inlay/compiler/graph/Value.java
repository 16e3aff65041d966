package dev.inlay.compiler.graph;

import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Optional;

/**
 * An edge of a graph: a tensor by the name that is unique in its graph.
 *
 * @param quantization how its elements are quantized, where the model file says so: int8, int16 for activations of 16
 *     bits, and for constants the type of their data; the value's own type is that of the real numbers they stand for
 */
public record Value(String name, TensorType type, Optional<Quantization> quantization) {
    public Value(String name, TensorType type) {
        this(name, type, Optional.empty());
    }

    public Value quantized(Quantization changed) {
        return new Value(name, type, Optional.of(changed));
    }

    /** {@code data} as this value's type has it: integers that stand for real numbers are dequantized. */
    public Tensor inItsType(Tensor data) {
        return isStoredAs(data) && !data.type().equals(type) ? data.dequantized(quantization.get()) : data;
    }

    /** Whether {@code data} can be this value's: of its type, or integers that its quantization makes real numbers. */
    public boolean isStoredAs(Tensor data) {
        boolean quantized = quantization.isPresent() && type.dataType().isFloat() && !data.isFloat();
        return data.type().equals(type) || (quantized && data.shape().equals(type.shape()));
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
