package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** A function of one operand, element by element. {@code alpha} and {@code beta} are the parameters of the function, 0 where it has none. */
public record Unary(UnaryFunction function, float alpha, float beta) implements Operator {
    /** A function without parameters. */
    public Unary(UnaryFunction function) {
        this(function, 0, 0);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        DataType type = inputs.get(0).dataType();
        boolean defined = type.isFloat() ? function != UnaryFunction.NOT : IntegerUnary.defines(function, type);
        if (!defined) {
            throw new ShapeException(name() + " is not defined on " + inputs.get(0));
        }
        return inputs.get(0);
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return x.isFloat() ? real(x) : integer(x);
    }

    private Tensor real(Tensor x) {
        RealUnary operation = RealUnary.of(function, alpha, beta);
        float[] in = x.floats();
        float[] out = new float[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) operation.apply(in[i]);
        }
        return Tensor.floats(x.shape(), out);
    }

    private Tensor integer(Tensor x) {
        IntegerUnary operation = IntegerUnary.of(function, x.dataType(), alpha, beta);
        long[] in = x.integers();
        long[] out = new long[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x.dataType().wrap(operation.apply(in[i]));
        }
        return Tensor.integers(x.dataType(), x.shape(), out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
