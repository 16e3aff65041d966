package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Output axis i is input axis {@code permutation[i]}. */
public record Transpose(List<Integer> permutation) implements Operator {
    public Transpose {
        permutation = List.copyOf(permutation);
    }

    /** The transposition that undoes this one. */
    public Transpose inverse() {
        List<Integer> inverse = new ArrayList<>(permutation);
        for (int i = 0; i < permutation.size(); i++) {
            inverse.set(permutation.get(i), i);
        }
        return new Transpose(inverse);
    }

    /** The one transposition that does this one first and then the other. */
    public Transpose then(Transpose next) {
        return new Transpose(next.permutation.stream().map(permutation::get).toList());
    }

    public boolean isIdentity() {
        for (int i = 0; i < permutation.size(); i++) {
            if (permutation.get(i) != i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        Operands.perAxis("permutation " + permutation, permutation, shape);
        int[] dims = new int[shape.rank()];
        boolean[] used = new boolean[dims.length];
        for (int i = 0; i < dims.length; i++) {
            int axis = permutation.get(i);
            if (axis < 0 || axis >= dims.length || used[axis]) {
                throw new ShapeException(permutation + " does not permute the axes of " + shape);
            }
            used[axis] = true;
            dims[i] = shape.dim(axis);
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int[] strides = x.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            int axis = permutation.get(i);
            offsets[i] = Relocation.walk(x.shape().dim(axis), 0, strides[axis]);
        }
        return Relocation.move(x, infer(List.of(x.type())), offsets);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
