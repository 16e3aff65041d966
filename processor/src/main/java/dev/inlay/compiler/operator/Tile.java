package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** The input repeated along every axis. */
public record Tile(List<Integer> repeats) implements Operator {
    public Tile {
        repeats = List.copyOf(repeats);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        Operands.perAxis("repeats", repeats, shape);
        int[] dims = new int[shape.rank()];
        for (int i = 0; i < dims.length; i++) {
            if (repeats.get(i) < 0) {
                throw new ShapeException("axis " + i + " is repeated " + repeats.get(i) + " times");
            }
            dims[i] = Operands.dim((long) shape.dim(i) * repeats.get(i));
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        TensorType type = infer(List.of(x.type()));
        int[] strides = x.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            offsets[i] = new int[type.shape().dim(i)];
            for (int o = 0; o < offsets[i].length; o++) {
                offsets[i][o] = o % x.shape().dim(i) * strides[i];
            }
        }
        return Relocation.move(x, type, offsets);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
