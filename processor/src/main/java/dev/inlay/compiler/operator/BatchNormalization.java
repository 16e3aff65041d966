package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Inputs x, scale, bias, mean, variance: {@code (x - mean) / sqrt(variance + epsilon) * scale + bias}; all but x have
 * one element for each index of the channel axis.
 */
public record BatchNormalization(int axis, float epsilon) implements Operator {
    private static final List<String> ROLES = List.of("input", "scale", "bias", "mean", "variance");

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 5);
        Operands.real(this, inputs);
        int channels = inputs.get(0).shape().dim(axis);
        for (int i = 1; i < 5; i++) {
            Operands.perChannel(ROLES.get(i), inputs.get(i), channels);
        }
        return inputs.get(0);
    }

    /** Factors with which normalization is {@code x * factor + offset}, by channel. */
    public double[] factors(Tensor scale, Tensor variance) {
        double[] factors = new double[scale.elementCount()];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = scale.floats()[c] / Math.sqrt((double) variance.floats()[c] + epsilon);
        }
        return factors;
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape shape = x.shape();
        double[] factors = factors(inputs.get(1), inputs.get(4));
        float[] bias = inputs.get(2).floats();
        float[] mean = inputs.get(3).floats();
        int channel = shape.axis(axis);
        int inner = shape.product(channel + 1, shape.rank());
        float[] in = x.floats();
        float[] out = new float[in.length];
        for (int i = 0; i < out.length; i++) {
            int c = i / inner % factors.length;
            out[i] = (float) ((in[i] - (double) mean[c]) * factors[c] + bias[c]);
        }
        return Tensor.floats(shape, out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
