package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Inputs joined along an axis. */
public record Concat(int axis) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1, Integer.MAX_VALUE);
        TensorType first = inputs.get(0);
        int joined = first.shape().axis(axis);
        long dim = 0;
        for (TensorType input : inputs) {
            Operands.sameDataType(this, first, input);
            boolean fits = input.rank() == first.rank()
                    && input.shape().with(joined, 1).equals(first.shape().with(joined, 1));
            if (!fits) {
                throw new ShapeException(
                        first.shape() + " and " + input.shape() + " differ beside the joined axis " + joined);
            }
            dim += input.shape().dim(joined);
        }
        return first.withShape(first.shape().with(joined, Operands.dim(dim)));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        TensorType type = infer(inputs.stream().map(Tensor::type).toList());
        Shape shape = type.shape();
        int joined = shape.axis(axis);
        int outer = shape.product(0, joined);
        int block = shape.product(joined, shape.rank());
        boolean real = type.dataType().isFloat();
        Object target = real ? new float[type.elementCount()] : new long[type.elementCount()];
        int start = 0;
        for (Tensor input : inputs) {
            Object source = real ? input.floats() : input.integers();
            int length = input.shape().product(joined, shape.rank());
            for (int o = 0; o < outer; o++) {
                System.arraycopy(source, o * length, target, o * block + start, length);
            }
            start += length;
        }
        return real ? Tensor.floats(shape, (float[]) target) : Tensor.integers(type.dataType(), shape, (long[]) target);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SHARED;
    }
}
