package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Padding of every axis; a negative count crops, and mirrors stand at the cropped border. {@code value} fills in mode
 * CONSTANT.
 */
public record Pad(PadMode mode, List<Integer> begin, List<Integer> end, double value) implements Operator {
    public Pad {
        begin = List.copyOf(begin);
        end = List.copyOf(end);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape shape = inputs.get(0).shape();
        Operands.perAxis("padding before", begin, shape);
        Operands.perAxis("padding after", end, shape);
        int[] dims = new int[shape.rank()];
        for (int i = 0; i < dims.length; i++) {
            long dim = (long) shape.dim(i) + begin.get(i) + end.get(i);
            long kept = kept(i, shape);
            if (dim < 0 || mode != PadMode.CONSTANT && dim > 0 && kept <= 0) {
                throw new ShapeException("padding of " + begin.get(i) + " and " + end.get(i) + " does not fit axis " + i
                        + " of " + shape);
            }
            dims[i] = Operands.dim(dim);
        }
        return inputs.get(0).withShape(Shape.of(dims));
    }

    /** Elements of the input that cropping leaves. */
    private long kept(int axis, Shape shape) {
        return (long) shape.dim(axis) + Math.min(begin.get(axis), 0) + Math.min(end.get(axis), 0);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        TensorType type = infer(List.of(x.type()));
        int[] strides = x.shape().strides();
        int[][] offsets = new int[strides.length][];
        for (int i = 0; i < strides.length; i++) {
            int first = -Math.min(begin.get(i), 0);
            int kept = (int) kept(i, x.shape());
            offsets[i] = new int[type.shape().dim(i)];
            for (int o = 0; o < offsets[i].length; o++) {
                int from = mode.source(o - Math.max(begin.get(i), 0), kept);
                offsets[i][o] = from < 0 ? Relocation.FILL : (first + from) * strides[i];
            }
        }
        double fill = type.dataType().isFloat() ? value : type.dataType().wrap((long) value);
        return Relocation.move(x, type, offsets, fill);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
