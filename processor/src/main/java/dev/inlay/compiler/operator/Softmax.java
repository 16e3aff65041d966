package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Softmax along one axis, or its logarithm: {@code exp(beta * (x - max)) / sum of exp(beta * (x - max))}.
 *
 * @param beta not negative; 1 in most networks
 */
public record Softmax(int axis, boolean log, float beta) implements Operator {
    public Softmax(int axis, boolean log) {
        this(axis, log, 1);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Operands.real(this, inputs);
        inputs.get(0).shape().axis(axis);
        return inputs.get(0);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape shape = x.shape();
        int along = shape.axis(axis);
        int count = shape.dim(along);
        int step = shape.product(along + 1, shape.rank());
        float[] out = new float[x.elementCount()];
        for (int block = 0; block < out.length; block += count * step) {
            for (int start = block; start < block + step; start++) {
                line(x.floats(), out, start, count, step);
            }
        }
        return Tensor.floats(shape, out);
    }

    private void line(float[] in, float[] out, int start, int count, int step) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, in[start + i * step]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += StrictMath.exp(shifted(in[start + i * step], max));
        }
        double logSum = log ? StrictMath.log(sum) : 0;
        for (int i = 0; i < count; i++) {
            double shifted = shifted(in[start + i * step], max);
            out[start + i * step] = (float) (log ? shifted - logSum : StrictMath.exp(shifted) / sum);
        }
    }

    private double shifted(float x, float max) {
        return beta * ((double) x - max);
    }

    /** Logarithms have no range that is known beforehand. */
    @Override
    public QuantizationRule quantizationRule() {
        return log ? QuantizationRule.CALIBRATED : QuantizationRule.FIXED;
    }
}
