package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Window pooling of a channels-last input. {@code p} is the exponent of LP; {@code countIncludePad} divides averages by
 * the taps inside of the padded input, not of the input. MAX is defined on integers too.
 */
public record Pool(PoolFunction function, List<WindowAxis> window, boolean countIncludePad, boolean ceilMode, int p)
        implements Operator {
    public Pool {
        window = List.copyOf(window);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        if (function != PoolFunction.MAX) {
            Operands.real(this, inputs);
        }
        if (function == PoolFunction.LP && p < 1) {
            throw new ShapeException("exponent " + p + " is not positive");
        }
        Shape x = inputs.get(0).shape();
        WindowLoop.rank(x, window);
        WindowLoop.taps(window);
        return inputs.get(0).withShape(WindowLoop.outputShape(x, window, ceilMode, x.dim(-1)));
    }

    @Override
    public String name() {
        return function.name() + " pooling";
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        TensorType type = infer(List.of(x.type()));
        PoolLoop loop = new PoolLoop(this, x.shape(), type.shape());
        return x.isFloat()
                ? Tensor.floats(type.shape(), loop.run(x.floats()))
                : Tensor.integers(type.dataType(), type.shape(), loop.run(x));
    }

    @Override
    public QuantizationRule quantizationRule() {
        return function == PoolFunction.MAX ? QuantizationRule.SAME_AS_INPUT : QuantizationRule.CALIBRATED;
    }
}
