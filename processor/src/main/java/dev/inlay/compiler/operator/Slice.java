package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** A strided box of the input, one entry per axis; Split is several of these. */
public record Slice(List<SliceAxis> axes) implements Operator {
    public Slice {
        axes = List.copyOf(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        Operands.perAxis("ranges", axes, shape);
        int[] dims = new int[shape.rank()];
        for (int i = 0; i < dims.length; i++) {
            SliceAxis axis = axes.get(i);
            long last = axis.start() + (axis.size() - 1L) * axis.step();
            boolean inside = axis.size() == 0
                    || axis.start() >= 0 && axis.start() < shape.dim(i) && last >= 0 && last < shape.dim(i);
            if (axis.size() < 0 || axis.step() == 0 || !inside) {
                throw new ShapeException(axis.size() + " elements from " + axis.start() + " in steps of " + axis.step()
                        + " do not lie in axis " + i + " of " + shape);
            }
            dims[i] = axis.size();
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int[] strides = x.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            SliceAxis axis = axes.get(i);
            offsets[i] = Relocation.walk(axis.size(), axis.start() * strides[i], axis.step() * strides[i]);
        }
        return Relocation.move(x, infer(List.of(x.type())), offsets);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
