package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Resampling, separable per axis; every axis states its output size and how coordinates map. Integers are resampled as
 * real numbers and cut toward zero, but in mode NEAREST just moved.
 */
public record Resize(ResizeMode mode, List<ResizeAxis> axes) implements Operator {
    public Resize {
        axes = List.copyOf(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        Operands.perAxis("sizes", axes, shape);
        int[] dims = new int[shape.rank()];
        for (int i = 0; i < dims.length; i++) {
            ResizeAxis axis = axes.get(i);
            axis.check(shape.dim(i));
            if (mode == ResizeMode.NEAREST && axis.taps() != 1) {
                throw new ShapeException("nearest resampling along axis " + i + " mixes elements");
            }
            dims[i] = axis.outputs();
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        TensorType type = infer(List.of(x.type()));
        if (mode == ResizeMode.NEAREST) {
            return nearest(x, type);
        }
        if (!x.isFloat()) {
            Tensor real = evaluate(List.of(new Cast(DataType.FLOAT32).evaluate(List.of(x))));
            return new Cast(x.dataType()).evaluate(List.of(real));
        }
        Tensor result = x;
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).isIdentity(x.shape().dim(i))) {
                result = along(result, i, axes.get(i));
            }
        }
        return result;
    }

    private Tensor nearest(Tensor x, TensorType type) {
        int[] strides = x.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            int stride = strides[i];
            offsets[i] = axes.get(i).indices().stream()
                    .mapToInt(index -> index * stride)
                    .toArray();
        }
        return Relocation.move(x, type, offsets);
    }

    private static Tensor along(Tensor x, int along, ResizeAxis axis) {
        Shape shape = x.shape().with(along, axis.outputs());
        int inner = shape.product(along + 1, shape.rank());
        int inputs = x.shape().dim(along);
        float[] in = x.floats();
        float[] out = new float[shape.elementCount()];
        for (int row = 0; row * inner < out.length; row++) {
            int o = row % axis.outputs();
            int block = row / axis.outputs() * inputs;
            for (int t = o * axis.taps(); t < (o + 1) * axis.taps(); t++) {
                int from = (block + axis.indices().get(t)) * inner;
                float weight = axis.weights().get(t);
                for (int i = 0; i < inner; i++) {
                    out[row * inner + i] += weight * in[from + i];
                }
            }
        }
        return Tensor.floats(shape, out);
    }

    /** Cubic interpolation passes the range of its input. */
    @Override
    public QuantizationRule quantizationRule() {
        return mode == ResizeMode.CUBIC ? QuantizationRule.CALIBRATED : QuantizationRule.SAME_AS_INPUT;
    }
}
