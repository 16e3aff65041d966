package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** A function of one operand, element by element. {@code alpha} and {@code beta} are the parameters of the function, 0 where it has none. */
public record Unary(UnaryFunction function, float alpha, float beta) implements Operator {
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
