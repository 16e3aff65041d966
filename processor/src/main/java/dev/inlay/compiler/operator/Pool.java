package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Window pooling of a channels-last input. {@code p} is the exponent of LP; {@code countIncludePad} divides averages by the taps inside of the padded input. */
public record Pool(PoolFunction function, List<WindowAxis> window, boolean countIncludePad, boolean ceilMode, int p)
        implements Operator {
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
