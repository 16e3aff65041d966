package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Inputs data and integer indices: slices of data along the axis; negative indices count from the end. The axis gives
 * way to the axes of the indices.
 */
public record Gather(int axis) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 2);
        Operands.integer(this, inputs.get(1));
        Shape data = inputs.get(0).shape();
        Shape indices = inputs.get(1).shape();
        int from = data.axis(axis);
        int[] dims = new int[data.rank() - 1 + indices.rank()];
        for (int i = 0; i < dims.length; i++) {
            if (i < from) {
                dims[i] = data.dim(i);
            } else {
                dims[i] = i < from + indices.rank() ? indices.dim(i - from) : data.dim(i - indices.rank() + 1);
            }
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    /** @throws ShapeException if an index is outside of the axis */
    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor data = inputs.get(0);
        Tensor indices = inputs.get(1);
        TensorType type = infer(List.of(data.type(), indices.type()));
        int from = data.shape().axis(axis);
        int[] strides = data.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            offsets[i] = i == from
                    ? offsets(indices.integers(), data.shape().dim(i), strides[i])
                    : Relocation.walk(data.shape().dim(i), 0, strides[i]);
        }
        Shape flat = data.shape().with(from, indices.elementCount());
        return Relocation.move(data, type.withShape(flat), offsets).reshaped(type.shape());
    }

    private int[] offsets(long[] indices, int dim, int stride) {
        int[] offsets = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            long index = indices[i] < 0 ? indices[i] + dim : indices[i];
            if (index < 0 || index >= dim) {
                throw new ShapeException("index " + indices[i] + " is outside of axis " + axis + " of size " + dim);
            }
            offsets[i] = (int) index * stride;
        }
        return offsets;
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
