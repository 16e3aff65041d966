package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * A function of two broadcast operands, element by element. Comparisons give BOOL, everything else the type of the
 * operands, which POW alone may mix: its result has the type of the base.
 */
public record Binary(BinaryFunction function) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 2);
        TensorType a = inputs.get(0);
        TensorType b = inputs.get(1);
        if (function != BinaryFunction.POW) {
            Operands.sameDataType(this, a, b);
        }
        if (function.isBitwise()) {
            Operands.integer(this, a);
        }
        Shape shape = Broadcast.shapes(a.shape(), b.shape());
        if (function == BinaryFunction.PRELU && !shape.equals(a.shape())) {
            throw new ShapeException("slopes " + b.shape() + " do not broadcast to " + a.shape());
        }
        return new TensorType(function.isComparison() ? DataType.BOOL : a.dataType(), shape);
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        TensorType type = infer(List.of(a.type(), b.type()));
        if (a.isFloat() && b.isFloat()) {
            return real(a.floats(), b.floats(), type, rows(a, b, type));
        }
        if (a.isFloat() || b.isFloat()) {
            // only POW mixes reals and integers
            Tensor power = new Binary(function).evaluate(List.of(toReal(a), toReal(b)));
            return new Cast(a.dataType()).evaluate(List.of(power));
        }
        return integer(a, b, type, rows(a, b, type));
    }

    private static Tensor toReal(Tensor tensor) {
        return new Cast(DataType.FLOAT32).evaluate(List.of(tensor));
    }

    private static Rows rows(Tensor a, Tensor b, TensorType type) {
        Shape shape = type.shape();
        return Rows.over(
                shape, shape.strides(), Broadcast.strides(a.shape(), shape), Broadcast.strides(b.shape(), shape));
    }

    private Tensor real(float[] a, float[] b, TensorType type, Rows rows) {
        RealBinary operation = RealBinary.of(function);
        float[] out = new float[type.elementCount()];
        int stepA = rows.step(1);
        int stepB = rows.step(2);
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                out[starts[0] + i] = operation.apply(a[starts[1] + i * stepA], b[starts[2] + i * stepB]);
            }
        });
        Tensor result = Tensor.floats(type.shape(), out);
        return type.dataType().isFloat() ? result : new Cast(type.dataType()).evaluate(List.of(result));
    }

    private Tensor integer(Tensor x, Tensor y, TensorType type, Rows rows) {
        IntegerBinary operation = IntegerBinary.of(function, x.dataType());
        long[] a = x.integers();
        long[] b = y.integers();
        long[] out = new long[type.elementCount()];
        int stepA = rows.step(1);
        int stepB = rows.step(2);
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                long result = operation.apply(a[starts[1] + i * stepA], b[starts[2] + i * stepB]);
                out[starts[0] + i] = type.dataType().wrap(result);
            }
        });
        return Tensor.integers(type.dataType(), type.shape(), out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
