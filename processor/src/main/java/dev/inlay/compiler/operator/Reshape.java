package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** The same elements in another shape; Flatten, Squeeze and Unsqueeze are this too. */
public record Reshape(Shape shape) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        TensorType x = inputs.get(0);
        if (x.elementCount() != shape.elementCount()) {
            throw new ShapeException("the " + x.elementCount() + " elements of " + x.shape() + " do not fit in " + shape
                    + ", which holds " + shape.elementCount());
        }
        return x.withShape(shape);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        return inputs.get(0).reshaped(shape);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
