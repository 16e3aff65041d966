package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Conversion of the element type: to integers by truncation toward zero and wrap-around, to BOOL by comparison with 0.
 * A real number beyond the range of {@code long} becomes the nearest {@code long} first, and NaN becomes 0.
 */
public record Cast(DataType to) implements Operator {
    private static final float TWO_POW_63 = 0x1p63f;

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        return new TensorType(to, inputs.get(0).shape());
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        if (x.dataType() == to) {
            return x;
        }
        return to.isFloat() ? toReal(x) : toInteger(x);
    }

    private static Tensor toReal(Tensor x) {
        float[] reals = new float[x.elementCount()];
        for (int i = 0; i < reals.length; i++) {
            long element = x.integers()[i];
            boolean unsigned = element < 0 && x.dataType() == DataType.UINT64;
            // halving keeps the lowest bit, so that rounding to float stays right
            reals[i] = unsigned ? 2 * (float) (element >>> 1 | element & 1) : element;
        }
        return Tensor.floats(x.shape(), reals);
    }

    private Tensor toInteger(Tensor x) {
        long[] integers = new long[x.elementCount()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = x.isFloat() ? toInteger(x.floats()[i]) : to.wrap(x.integers()[i]);
        }
        return Tensor.integers(to, x.shape(), integers);
    }

    private long toInteger(float real) {
        if (to == DataType.BOOL) {
            return real == 0 ? 0 : 1;
        }
        if (to == DataType.UINT64 && real >= TWO_POW_63) {
            return (long) (real - TWO_POW_63) + Long.MIN_VALUE;
        }
        return to.wrap((long) real);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
