package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Softmax along one axis, or its logarithm. */
public record Softmax(int axis, boolean log) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FIXED;
    }
}
