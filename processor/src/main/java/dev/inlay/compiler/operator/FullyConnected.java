package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Input {@code [..., K]}, weights {@code [M, K]}, optional bias {@code [M]}; output {@code [..., M]}.
 *
 * @param asymmetric whether the model file asks for a zero point of the input where that is quantized at run time; means
 *     nothing to the real numbers
 */
public record FullyConnected(boolean asymmetric) implements Operator {
    /** A layer that reads a symmetric input where it quantizes it. */
    public FullyConnected() {
        this(false);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 2, 3);
        Operands.real(this, inputs);
        Shape x = inputs.get(0).shape();
        Shape weights = inputs.get(1).shape();
        if (x.rank() == 0 || weights.rank() != 2 || weights.dim(1) != x.dim(-1)) {
            throw new ShapeException("weights " + weights + " (outputs, inputs) do not fit input " + x);
        }
        if (inputs.size() == 3) {
            Operands.perChannel("bias", inputs.get(2), weights.dim(0));
        }
        return inputs.get(0).withShape(x.with(-1, weights.dim(0)));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor weights = inputs.get(1);
        Shape shape = infer(inputs.stream().map(Tensor::type).toList()).shape();
        int depth = weights.shape().dim(1);
        int outputs = weights.shape().dim(0);
        float[] out = new float[shape.elementCount()];
        if (inputs.size() == 3) {
            ConvLoop.repeat(inputs.get(2).floats(), out);
        }
        int rows = shape.product(0, shape.rank() - 1);
        Matrix.of(out, rows, outputs)
                .addProductTransposed(Matrix.of(x.floats(), rows, depth), Matrix.of(weights.floats(), outputs, depth));
        return Tensor.floats(shape, out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
