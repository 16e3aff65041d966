package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Local response normalization across an axis, as ONNX LRN: {@code x / (bias + alpha / size * sum of squares) ^ beta},
 * the sum over the elements from {@code (size - 1) / 2} before, rounded down, to {@code (size - 1) / 2} after, rounded
 * up.
 */
public record Lrn(int axis, int size, float alpha, float beta, float bias) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Operands.real(this, inputs);
        inputs.get(0).shape().axis(axis);
        if (size < 1) {
            throw new ShapeException("normalization over " + size + " channels");
        }
        return inputs.get(0);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Shape shape = inputs.get(0).shape();
        float[] x = inputs.get(0).floats();
        float[] out = new float[x.length];
        int along = shape.axis(axis);
        int channels = shape.dim(along);
        int step = shape.product(along + 1, shape.rank());
        for (int i = 0; i < out.length; i++) {
            int c = i / step % channels;
            int first = Math.max(0, c - (size - 1) / 2);
            long last = Math.min(channels - 1L, (long) c + size / 2);
            double squares = 0;
            for (int k = first; k <= last; k++) {
                double neighbour = x[i + (k - c) * step];
                squares += neighbour * neighbour;
            }
            out[i] = (float) (x[i] / StrictMath.pow(bias + alpha / size * squares, beta));
        }
        return Tensor.floats(shape, out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
