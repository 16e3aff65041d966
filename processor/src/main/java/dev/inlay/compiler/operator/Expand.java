package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Broadcast of the input against a shape (the broadcast is two-way as in ONNX Expand). */
public record Expand(Shape shape) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        return inputs.get(0).withShape(Broadcast.shapes(inputs.get(0).shape(), shape));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        TensorType type = infer(List.of(x.type()));
        int[] strides = Broadcast.strides(x.shape(), type.shape());
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            offsets[i] = Relocation.walk(type.shape().dim(i), 0, strides[i]);
        }
        return Relocation.move(x, type, offsets);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
