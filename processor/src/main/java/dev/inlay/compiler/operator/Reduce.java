package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * Reduction over a set of axes (none means none: the importer resolves defaults). On integers sums wrap around, and
 * what is no integer is cut toward zero; on BOOL there are MAX and MIN. Real sums are in double.
 */
public record Reduce(ReduceFunction function, List<Integer> axes, boolean keepDims) implements Operator {
    public Reduce {
        axes = List.copyOf(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        TensorType x = inputs.get(0);
        boolean isExtreme = function == ReduceFunction.MAX || function == ReduceFunction.MIN;
        if (x.dataType() == DataType.BOOL && !isExtreme) {
            throw new ShapeException(name() + " is not defined on " + x);
        }
        return x.withShape(shape(x.shape(), Operands.axes(axes, x.shape()), keepDims));
    }

    @Override
    public String name() {
        return "Reduce " + function;
    }

    /** The shape without the axes, or with 1 in their place. */
    static Shape shape(Shape shape, int[] axes, boolean keepDims) {
        int[] dims = shape.dims();
        int rank = 0;
        for (int i = 0; i < dims.length; i++) {
            boolean reduced = Arrays.binarySearch(axes, i) >= 0;
            if (!reduced || keepDims) {
                dims[rank++] = reduced ? 1 : dims[i];
            }
        }
        return Shape.of(Arrays.copyOf(dims, rank));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        if (function == ReduceFunction.LOG_SUM_EXP && !x.isFloat()) {
            Tensor real = evaluate(List.of(new Cast(DataType.FLOAT32).evaluate(inputs)));
            return new Cast(x.dataType()).evaluate(List.of(real));
        }
        Shape shape = infer(List.of(x.type())).shape();
        Shape kept = shape(x.shape(), Operands.axes(axes, x.shape()), true);
        Rows rows = Rows.over(x.shape(), x.shape().strides(), Broadcast.strides(kept, x.shape()));
        return x.isFloat() ? real(x.floats(), shape, rows) : integer(x, shape, rows);
    }

    private Tensor real(float[] x, Shape shape, Rows rows) {
        double[] shift = new double[shape.elementCount()];
        if (function == ReduceFunction.LOG_SUM_EXP) {
            // exponentials of what is left below the maximum do not overflow
            double[] max = accumulate(RealReduction.of(ReduceFunction.MAX), x, shift, rows);
            Arrays.setAll(shift, i -> Double.isInfinite(max[i]) ? 0 : max[i]);
        }
        RealReduction reduction = RealReduction.of(function);
        double[] sums = accumulate(reduction, x, shift, rows);
        double count = (double) x.length / Math.max(sums.length, 1);
        float[] out = new float[sums.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (reduction.finish().applyAsDouble(sums[i], count) + shift[i]);
        }
        return Tensor.floats(shape, out);
    }

    private static double[] accumulate(RealReduction reduction, float[] x, double[] shift, Rows rows) {
        double[] sums = new double[shift.length];
        Arrays.fill(sums, reduction.start());
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                int to = starts[1] + i * rows.step(1);
                sums[to] = reduction.step().applyAsDouble(sums[to], x[starts[0] + i] - shift[to]);
            }
        });
        return sums;
    }

    private Tensor integer(Tensor x, Shape shape, Rows rows) {
        IntegerReduction reduction = IntegerReduction.of(function, x.dataType());
        long[] in = x.integers();
        long[] out = new long[shape.elementCount()];
        Arrays.fill(out, reduction.start());
        rows.forEach(starts -> {
            for (int i = 0; i < rows.length(); i++) {
                int to = starts[1] + i * rows.step(1);
                out[to] = reduction.step().applyAsLong(out[to], in[starts[0] + i]);
            }
        });
        long count = in.length / Math.max(out.length, 1);
        Arrays.setAll(out, i -> x.dataType().wrap(reduction.finish().applyAsLong(out[i], count)));
        return Tensor.integers(x.dataType(), shape, out);
    }

    /** An extreme is an element of the input. */
    @Override
    public QuantizationRule quantizationRule() {
        boolean isExtreme = function == ReduceFunction.MAX || function == ReduceFunction.MIN;
        return isExtreme ? QuantizationRule.SAME_AS_INPUT : QuantizationRule.CALIBRATED;
    }
}
