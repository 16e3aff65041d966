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
        int rows = left(a.shape()).dim(-2);
        int depth = left(a.shape()).dim(-1);
        int columns = right(b.shape()).dim(-1);
        if (a.isFloat()) {
            float[] out = new float[type.elementCount()];
            forEachBatch(
                    a.shape(),
                    b.shape(),
                    (batch, x, y) -> new Matrix(out, batch * rows * columns, rows, columns, columns)
                            .addProduct(
                                    new Matrix(a.floats(), x * rows * depth, rows, depth, depth),
                                    new Matrix(b.floats(), y * depth * columns, depth, columns, columns)));
            return Tensor.floats(type.shape(), out);
        }
        long[] out = new long[type.elementCount()];
        forEachBatch(a.shape(), b.shape(), (batch, x, y) -> {
            for (int i = 0; i < rows * columns; i++) {
                long sum = 0;
                for (int k = 0; k < depth; k++) {
                    int left = (x * rows + i / columns) * depth + k;
                    sum += a.integers()[left] * b.integers()[(y * depth + k) * columns + i % columns];
                }
                out[batch * rows * columns + i] = type.dataType().wrap(sum);
            }
        });
        return Tensor.integers(type.dataType(), type.shape(), out);
    }

    /** Multiplies matrix {@code x} of the left operand with matrix {@code y} of the right one. */
    private interface Product {
        void multiply(int batch, int x, int y);
    }

    private static void forEachBatch(Shape a, Shape b, Product product) {
        Shape left = batches(left(a));
        Shape right = batches(right(b));
        Shape batches = Broadcast.shapes(left, right);
        Rows rows = Rows.over(
                batches, batches.strides(), Broadcast.strides(left, batches), Broadcast.strides(right, batches));
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                product.multiply(
                        starts[0] + i * rows.step(0), starts[1] + i * rows.step(1), starts[2] + i * rows.step(2));
            }
        });
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
