package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Transposed convolution. Input {@code [N, spatial..., C]}, weights {@code [M, kernel..., C / groups]}, optional bias
 * {@code [M]}; output size {@code stride * (in - 1) + outputPadding + extent - padBegin - padEnd}.
 */
public record ConvTranspose(List<WindowAxis> window, int groups, List<Integer> outputPadding) implements Operator {
    public ConvTranspose {
        window = List.copyOf(window);
        outputPadding = List.copyOf(outputPadding);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        int[] dims = inputs.isEmpty() ? new int[0] : inputs.get(0).shape().dims();
        int channels = Conv.checkedChannels(this, window, groups, inputs);
        if (outputPadding.size() != window.size()) {
            throw new ShapeException(
                    "output padding " + outputPadding + " does not fit " + window.size() + " spatial axes");
        }
        for (int i = 0; i < window.size(); i++) {
            dims[i + 1] = outputs(i, dims[i + 1]);
        }
        dims[dims.length - 1] = channels;
        return inputs.get(0).withShape(Shape.of(dims));
    }

    private int outputs(int axis, int in) {
        WindowAxis a = window.get(axis);
        long padding = (long) a.padBegin() + a.padEnd() - outputPadding.get(axis);
        long size = (long) a.stride() * (in - 1L) + a.extent();
        if (in == 0 || outputPadding.get(axis) < 0 || size <= padding) {
            throw new ShapeException("cropping " + size + " elements by padding " + a.padBegin() + ", " + a.padEnd()
                    + " and output padding " + outputPadding.get(axis) + " leaves none");
        }
        return Operands.dim(size - padding);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape shape = infer(inputs.stream().map(Tensor::type).toList()).shape();
        float[] out = new float[shape.elementCount()];
        if (inputs.size() == 3) {
            ConvLoop.repeat(inputs.get(2).floats(), out);
        }
        // the windows of the forward convolution slide over what is this one's output
        WindowLoop loop = new WindowLoop(window, shape, x.shape());
        for (int group = 0; group < groups && out.length > 0; group++) {
            Matrix columns = columns(group, x, inputs.get(1));
            scatter(columns, loop, out, shape.dim(-1), group);
        }
        return Tensor.floats(shape, out);
    }

    /** What each input pixel adds to the output, {@code [N * pixels, taps * filters]}. */
    private Matrix columns(int group, Tensor x, Tensor weights) {
        int taps = WindowLoop.taps(window);
        int filters = weights.shape().dim(0) / groups;
        int channels = x.shape().dim(-1) / groups;
        int pixels = x.elementCount() / Math.max(x.shape().dim(-1), 1);
        float[] packed = new float[channels * taps * filters];
        for (int f = 0; f < filters; f++) {
            for (int i = 0; i < taps * channels; i++) {
                int tap = i / channels;
                int c = i % channels;
                packed[(c * taps + tap) * filters + f] = weights.floats()[(group * filters + f) * taps * channels + i];
            }
        }
        Matrix columns = Matrix.of(new float[Operands.dim((long) pixels * taps * filters)], pixels, taps * filters);
        columns.addProduct(
                new Matrix(x.floats(), group * channels, pixels, channels, channels * groups),
                Matrix.of(packed, channels, taps * filters));
        return columns;
    }

    private void scatter(Matrix columns, WindowLoop loop, float[] out, int outChannels, int group) {
        int[] pixels = new int[WindowLoop.taps(window)];
        int filters = outChannels / groups;
        for (int row = 0; row < columns.rows(); row++) {
            loop.locate(row % loop.positions(), pixels);
            int sample = row / loop.positions() * loop.pixels();
            for (int t = 0; t < pixels.length; t++) {
                if (pixels[t] == WindowLoop.OUTSIDE) {
                    continue;
                }
                int to = (sample + pixels[t]) * outChannels + group * filters;
                int from = row * columns.stride() + t * filters;
                for (int f = 0; f < filters; f++) {
                    out[to + f] += columns.data()[from + f];
                }
            }
        }
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
