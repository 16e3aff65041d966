package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Inputs condition (BOOL), x, y, broadcast: x where the condition holds, else y. */
public record Where() implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 3);
        TensorType x = inputs.get(1);
        Operands.sameDataType(this, x, inputs.get(2));
        if (inputs.get(0).dataType() != DataType.BOOL) {
            throw new ShapeException("the condition must be bool, not " + inputs.get(0));
        }
        Shape either = Broadcast.shapes(x.shape(), inputs.get(2).shape());
        return x.withShape(Broadcast.shapes(inputs.get(0).shape(), either));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        TensorType type = infer(inputs.stream().map(Tensor::type).toList());
        Shape shape = type.shape();
        int[][] strides = new int[4][];
        strides[3] = shape.strides();
        for (int i = 0; i < 3; i++) {
            strides[i] = Broadcast.strides(inputs.get(i).shape(), shape);
        }
        Rows rows = Rows.over(shape, strides);
        long[] condition = inputs.get(0).integers();
        Tensor x = inputs.get(1);
        Tensor y = inputs.get(2);
        float[] reals = new float[x.isFloat() ? type.elementCount() : 0];
        long[] integers = new long[x.isFloat() ? 0 : type.elementCount()];
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                boolean holds = condition[starts[0] + i * rows.step(0)] != 0;
                int from = starts[holds ? 1 : 2] + i * rows.step(holds ? 1 : 2);
                Tensor chosen = holds ? x : y;
                if (x.isFloat()) {
                    reals[starts[3] + i] = chosen.floats()[from];
                } else {
                    integers[starts[3] + i] = chosen.integers()[from];
                }
            }
        });
        return x.isFloat() ? Tensor.floats(shape, reals) : Tensor.integers(type.dataType(), shape, integers);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
