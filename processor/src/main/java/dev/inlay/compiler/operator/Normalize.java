package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon)} with mean and population variance over the axes: the core of
 * InstanceNormalization and LayerNormalization.
 */
public record Normalize(List<Integer> axes, float epsilon) implements Operator {
    public Normalize {
        axes = List.copyOf(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Operands.real(this, inputs);
        Operands.axes(axes, inputs.get(0).shape());
        return inputs.get(0);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        float[] x = inputs.get(0).floats();
        Shape shape = inputs.get(0).shape();
        Shape kept = shape;
        for (int axis : axes) {
            kept = kept.with(axis, 1);
        }
        int groups = kept.elementCount();
        double count = (double) x.length / Math.max(groups, 1);
        Rows rows = Rows.over(shape, shape.strides(), Broadcast.strides(kept, shape));
        int step = rows.step(1);
        double[] mean = new double[groups];
        double[] variance = new double[groups];
        float[] out = new float[x.length];
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                mean[starts[1] + i * step] += x[starts[0] + i] / count;
            }
        });
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                int group = starts[1] + i * step;
                double difference = x[starts[0] + i] - mean[group];
                variance[group] += difference * difference / count;
            }
        });
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                int group = starts[1] + i * step;
                double difference = x[starts[0] + i] - mean[group];
                out[starts[0] + i] = (float) (difference / Math.sqrt(variance[group] + epsilon));
            }
        });
        return Tensor.floats(shape, out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
