package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Transposed convolution. Input {@code [N, spatial..., C]}, weights {@code [M, kernel..., C / groups]}, optional bias {@code [M]}; output size {@code stride * (in - 1) + outputPadding + extent - padBegin - padEnd}. */
public record ConvTranspose(List<WindowAxis> window, int groups, List<Integer> outputPadding) implements Operator {
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
        return QuantizationRule.CALIBRATED;
    }
}
