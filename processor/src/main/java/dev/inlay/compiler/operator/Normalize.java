package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** {@code (x - mean) / sqrt(variance + epsilon)} with mean and population variance over the axes: the core of InstanceNormalization and LayerNormalization. */
public record Normalize(List<Integer> axes, float epsilon) implements Operator {
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
        return QuantizationRule.FLOAT_ONLY;
    }
}
