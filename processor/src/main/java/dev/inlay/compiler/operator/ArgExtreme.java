package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Index (int64) of the largest or smallest element along an axis; of equal ones the first, or the last where asked. */
public record ArgExtreme(int axis, boolean keepDims, boolean smallest, boolean last) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        int along = shape.axis(axis);
        if (shape.dim(along) == 0) {
            throw new ShapeException("axis " + along + " of " + shape + " has no element to choose");
        }
        return new TensorType(DataType.INT64, Reduce.shape(shape, new int[] {along}, keepDims));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape shape = x.shape();
        int along = shape.axis(axis);
        int count = shape.dim(along);
        int step = shape.product(along + 1, shape.rank());
        long[] indices = new long[x.elementCount() / count];
        for (int i = 0; i < indices.length; i++) {
            int start = i / step * count * step + i % step;
            int best = 0;
            for (int k = 1; k < count; k++) {
                int order = compare(x, start + k * step, start + best * step) * (smallest ? -1 : 1);
                if (order > 0 || order == 0 && last) {
                    best = k;
                }
            }
            indices[i] = best;
        }
        return Tensor.integers(DataType.INT64, infer(List.of(x.type())).shape(), indices);
    }

    private static int compare(Tensor x, int a, int b) {
        if (x.isFloat()) {
            // not Float.compare, to which 0 is above -0
            float left = x.floats()[a];
            float right = x.floats()[b];
            return left > right ? 1 : left == right ? 0 : -1;
        }
        return x.dataType() == DataType.UINT64
                ? Long.compareUnsigned(x.integers()[a], x.integers()[b])
                : Long.compare(x.integers()[a], x.integers()[b]);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
