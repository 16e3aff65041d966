package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Where MaxPool found its maxima: int64 indices into the input flattened channels-first, as the second output of ONNX MaxPool. Input channels-last. */
public record MaxPoolIndices(List<WindowAxis> window, boolean ceilMode, boolean columnMajor) implements Operator {
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
