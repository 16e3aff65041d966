package dev.inlay.compiler.tensor;

import java.util.Arrays;

/**
 * Constant data or a computed value, row-major.
 *
 * <p>Real elements are {@code float}, integers and booleans {@code long}. The arrays are shared, not copied: whoever
 * holds a tensor must not write to them.
 */
public final class Tensor {
    private final TensorType type;
    private final float[] floats;
    private final long[] integers;

    private Tensor(TensorType type, float[] floats, long[] integers) {
        int length = floats == null ? integers.length : floats.length;
        if (length != type.elementCount()) {
            throw new ShapeException(type + " holds " + type.elementCount() + " elements, not " + length);
        }
        this.type = type;
        this.floats = floats;
        this.integers = integers;
    }

    public static Tensor floats(Shape shape, float... elements) {
        return new Tensor(new TensorType(DataType.FLOAT32, shape), elements, null);
    }

    public static Tensor integers(DataType dataType, Shape shape, long... elements) {
        if (!dataType.isInteger()) {
            throw new IllegalArgumentException(dataType + " is not an integer type");
        }
        return new Tensor(new TensorType(dataType, shape), null, elements);
    }

    public static Tensor scalar(float element) {
        return floats(Shape.scalar(), element);
    }

    /** A 1-D int64 tensor, the form in which shapes and axes travel through a network. */
    public static Tensor vector(long... elements) {
        return integers(DataType.INT64, Shape.of(elements.length), elements);
    }

    public TensorType type() {
        return type;
    }

    public DataType dataType() {
        return type.dataType();
    }

    public Shape shape() {
        return type.shape();
    }

    public int elementCount() {
        return type.elementCount();
    }

    public boolean isFloat() {
        return floats != null;
    }

    /** The elements of a float tensor, shared. */
    public float[] floats() {
        if (floats == null) {
            throw new ShapeException("real numbers are needed here, not " + type);
        }
        return floats;
    }

    /** The elements of an integer or boolean tensor, shared. */
    public long[] integers() {
        if (integers == null) {
            throw new ShapeException("integers are needed here, not " + type);
        }
        return integers;
    }

    /** Element {@code index} as a real number, whatever the element type. */
    public double real(int index) {
        if (floats != null) {
            return floats[index];
        }
        long element = integers[index];
        return element < 0 && dataType() == DataType.UINT64 ? element + 0x1p64 : element;
    }

    /**
     * The real numbers that the integers stand for: {@code scale * (q - zeroPoint)} in double, rounded to float32.
     *
     * @throws ShapeException if the quantization has not one scale an index of its axis
     */
    public Tensor dequantized(Quantization quantization) {
        long[] q = integers();
        int inner = 1;
        int channels = 1;
        if (quantization.isPerChannel()) {
            channels = shape().dim(quantization.axis());
            inner = shape().product(quantization.axis() + 1, shape().rank());
            if (channels != quantization.channels()) {
                throw new ShapeException(quantization + " of " + type);
            }
        }
        float[] real = new float[q.length];
        for (int i = 0; i < real.length; i++) {
            int channel = i / inner % channels;
            real[i] = (float) ((double) quantization.scale(channel) * (q[i] - quantization.zeroPoint(channel)));
        }
        return floats(shape(), real);
    }

    /** A tensor of the same type whose element i is this one's element {@code from[i]}. */
    public Tensor reordered(int[] from) {
        if (isFloat()) {
            float[] elements = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                elements[i] = floats[from[i]];
            }
            return new Tensor(type, elements, null);
        }
        return new Tensor(
                type, null, Arrays.stream(from).mapToLong(i -> integers[i]).toArray());
    }

    /** The same elements in another shape. */
    public Tensor reshaped(Shape shape) {
        return new Tensor(type.withShape(shape), floats, integers);
    }

    /** Integers as {@code int}, for dimensions, axes and the like. @throws ShapeException where one does not fit */
    public int[] ints() {
        int[] ints = new int[integers().length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) integers[i];
            if (ints[i] != integers[i]) {
                throw new ShapeException(integers[i] + " does not fit in 32 bits");
            }
        }
        return ints;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && type.equals(that.type)
                && Arrays.equals(floats, that.floats)
                && Arrays.equals(integers, that.integers);
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + Arrays.hashCode(floats) + Arrays.hashCode(integers);
    }

    /** The type only: a constant may have a million elements. */
    @Override
    public String toString() {
        return "tensor " + type;
    }
}
