package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Where MaxPool found its maxima: int64 indices into the input flattened channels-first, as the second output of ONNX
 * MaxPool; {@code columnMajor} swaps the last two spatial axes in that. Of equal maxima it is the first. A window that
 * lies in the padding altogether gives -1. Input channels-last.
 */
public record MaxPoolIndices(List<WindowAxis> window, boolean ceilMode, boolean columnMajor) implements Operator {
    public MaxPoolIndices {
        window = List.copyOf(window);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        TensorType maxima = new Pool(PoolFunction.MAX, window, false, ceilMode, 0).infer(inputs);
        return new TensorType(DataType.INT64, maxima.shape());
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape shape = infer(List.of(x.type())).shape();
        WindowLoop loop = new WindowLoop(window, x.shape(), shape);
        int channels = shape.dim(-1);
        int[] pixels = new int[WindowLoop.taps(window)];
        long[] indices = new long[shape.elementCount()];
        for (int i = 0; i < indices.length; i++) {
            int c = i % channels;
            int row = i / channels;
            if (c == 0) {
                loop.locate(row % loop.positions(), pixels);
            }
            int sample = row / loop.positions();
            int pixel = largest(x, sample * loop.pixels(), c, pixels);
            indices[i] = pixel == WindowLoop.OUTSIDE
                    ? -1
                    : (long) (sample * channels + c) * loop.pixels() + flattened(pixel, x.shape());
        }
        return Tensor.integers(DataType.INT64, shape, indices);
    }

    private static int largest(Tensor x, int sample, int channel, int[] pixels) {
        int channels = x.shape().dim(-1);
        int best = WindowLoop.OUTSIDE;
        for (int pixel : pixels) {
            if (pixel == WindowLoop.OUTSIDE) {
                continue;
            }
            boolean first = best == WindowLoop.OUTSIDE;
            if (first || greater(x, (sample + pixel) * channels + channel, (sample + best) * channels + channel)) {
                best = pixel;
            }
        }
        return best;
    }

    private static boolean greater(Tensor x, int a, int b) {
        if (x.isFloat()) {
            return x.floats()[a] > x.floats()[b];
        }
        IntegerBinary comparison = IntegerBinary.of(BinaryFunction.GREATER, x.dataType());
        return comparison.apply(x.integers()[a], x.integers()[b]) != 0;
    }

    private int flattened(int pixel, Shape shape) {
        if (!columnMajor || window.size() < 2) {
            return pixel;
        }
        int width = shape.dim(-2);
        int height = shape.dim(-3);
        int plane = pixel / (width * height) * width * height;
        return plane + pixel % width * height + pixel / width % height;
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
