package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * Matrix product with the rules of numpy.matmul: the last two axes are matrices, those before are broadcast batches; a
 * 1-D operand is a row on the left and a column on the right, and its axis is dropped from the result. On integers
 * products and sums wrap around.
 */
public record MatMul() implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 2);
        TensorType a = inputs.get(0);
        TensorType b = inputs.get(1);
        Operands.sameDataType(this, a, b);
        if (a.rank() == 0 || b.rank() == 0) {
            throw new ShapeException(a.shape() + " and " + b.shape() + " cannot be multiplied: a scalar is no matrix");
        }
        Shape left = left(a.shape());
        Shape right = right(b.shape());
        if (left.dim(-1) != right.dim(-2)) {
            throw new ShapeException(a.shape() + " and " + b.shape() + " cannot be multiplied: " + left.dim(-1)
                    + " columns meet " + right.dim(-2) + " rows");
        }
        int[] batches = Broadcast.shapes(batches(left), batches(right)).dims();
        int[] dims = Arrays.copyOf(batches, batches.length + 2);
        int rank = batches.length;
        if (a.rank() > 1) {
            dims[rank++] = left.dim(-2);
        }
        if (b.rank() > 1) {
            dims[rank++] = right.dim(-1);
        }
        return a.withShape(Shape.of(Arrays.copyOf(dims, rank)));
    }

    private static Shape left(Shape shape) {
        return shape.rank() == 1 ? Shape.of(1, shape.dim(0)) : shape;
    }

    private static Shape right(Shape shape) {
        return shape.rank() == 1 ? Shape.of(shape.dim(0), 1) : shape;
    }

    private static Shape batches(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.dims(), shape.rank() - 2));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        TensorType type = infer(List.of(a.type(), b.type()));
        Shape left = left(a.shape());
        Shape right = right(b.shape());
        int rows = left.dim(-2);
        int depth = left.dim(-1);
        int columns = right.dim(-1);
        float[] reals = new float[a.isFloat() ? type.elementCount() : 0];
        long[] integers = new long[a.isFloat() ? 0 : type.elementCount()];
        Shape batches = Broadcast.shapes(batches(left), batches(right));
        int[] strides = batches.strides();
        Rows pairs = Rows.over(
                batches,
                strides,
                Broadcast.strides(batches(left), batches),
                Broadcast.strides(batches(right), batches));
        pairs.forEach(starts -> {
            for (int i = 0; i < pairs.length(); i++) {
                int out = (starts[0] + i * pairs.step(0)) * rows * columns;
                int x = (starts[1] + i * pairs.step(1)) * rows * depth;
                int y = (starts[2] + i * pairs.step(2)) * depth * columns;
                if (a.isFloat()) {
                    new Matrix(reals, out, rows, columns, columns)
                            .addProduct(
                                    new Matrix(a.floats(), x, rows, depth, depth),
                                    new Matrix(b.floats(), y, depth, columns, columns));
                } else {
                    multiply(a.integers(), x, b.integers(), y, integers, out, rows, depth, columns);
                }
            }
        });
        if (a.isFloat()) {
            return Tensor.floats(type.shape(), reals);
        }
        Arrays.setAll(integers, i -> type.dataType().wrap(integers[i]));
        return Tensor.integers(type.dataType(), type.shape(), integers);
    }

    private static void multiply(
            long[] a, int x, long[] b, int y, long[] out, int to, int rows, int depth, int columns) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < depth; k++) {
                for (int c = 0; c < columns; c++) {
                    out[to + r * columns + c] += a[x + r * depth + k] * b[y + k * columns + c];
                }
            }
        }
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
