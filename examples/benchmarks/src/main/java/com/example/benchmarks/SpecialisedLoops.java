package com.example.benchmarks;

import com.example.benchmarks.Layer.Activation;
import java.util.List;

/**
 * The loops that take the time as one writes them who knows a profiler: fields in local variables, windows clipped before
 * the loops over them, 1x1 convolutions and dense layers over flat arrays with the zero point folded into the bias.
 */
final class SpecialisedLoops extends NaiveLoops {
    SpecialisedLoops(List<Layer> layers) {
        super(layers);
    }

    @Override
    public String name() {
        return "by hand, specialised loops";
    }

    @Override
    void conv(Layer layer) {
        boolean pointwise = layer.kernelHeight() * layer.kernelWidth() == 1 && layer.stride() == 1;
        if (pointwise) {
            rows(layer, layer.in().height() * layer.in().width(), layer.in().channels());
        } else {
            windows(layer);
        }
    }

    @Override
    void fullyConnected(Layer layer) {
        rows(layer, 1, layer.in().elements().length);
    }

    private static void rows(Layer layer, int rows, int length) {
        byte[] in = layer.in().elements();
        byte[] weights = layer.weights();
        int channels = layer.out().channels();
        int zero = layer.in().zeroPoint();
        for (int c = 0; c < channels; c++) {
            int from = c * length;
            int folded = layer.bias()[c];
            for (int i = 0; i < length; i++) {
                folded -= weights[from + i] * zero;
            }
            for (int row = 0; row < rows; row++) {
                int sum = folded;
                int at = row * length;
                for (int w = from, end = from + length; w < end; w++) {
                    sum += weights[w] * in[at++];
                }
                store(layer, row * channels + c, c, sum);
            }
        }
    }

    private static void windows(Layer layer) {
        Activation in = layer.in();
        Activation out = layer.out();
        byte[] elements = in.elements();
        byte[] weights = layer.weights();
        int depth = in.channels();
        int zero = in.zeroPoint();
        int kernelWidth = layer.kernelWidth();
        int window = layer.kernelHeight() * kernelWidth * depth;
        for (int y = 0; y < out.height(); y++) {
            int top = y * layer.stride() - layer.padTop();
            int firstY = Math.max(0, -top);
            int lastY = Math.min(layer.kernelHeight(), in.height() - top);
            for (int x = 0; x < out.width(); x++) {
                int left = x * layer.stride() - layer.padLeft();
                int firstX = Math.max(0, -left);
                int length = (Math.min(kernelWidth, in.width() - left) - firstX) * depth;
                for (int c = 0; c < out.channels(); c++) {
                    int sum = layer.bias()[c];
                    for (int ky = firstY; ky < lastY; ky++) {
                        int at = ((top + ky) * in.width() + left + firstX) * depth;
                        int w = c * window + (ky * kernelWidth + firstX) * depth;
                        for (int end = w + length; w < end; w++) {
                            sum += weights[w] * (elements[at++] - zero);
                        }
                    }
                    store(layer, (y * out.width() + x) * out.channels() + c, c, sum);
                }
            }
        }
    }

    @Override
    void depthwise(Layer layer) {
        Activation in = layer.in();
        Activation out = layer.out();
        if (out.channels() != in.channels()) {
            super.depthwise(layer);
            return;
        }
        byte[] elements = in.elements();
        byte[] weights = layer.weights();
        int channels = in.channels();
        int zero = in.zeroPoint();
        int rowLength = in.width() * channels;
        int kernelWidth = layer.kernelWidth();
        for (int y = 0; y < out.height(); y++) {
            int top = y * layer.stride() - layer.padTop();
            int firstY = Math.max(0, -top);
            int lastY = Math.min(layer.kernelHeight(), in.height() - top);
            for (int x = 0; x < out.width(); x++) {
                int left = x * layer.stride() - layer.padLeft();
                int firstX = Math.max(0, -left);
                int lastX = Math.min(kernelWidth, in.width() - left);
                for (int c = 0; c < channels; c++) {
                    int sum = layer.bias()[c];
                    for (int ky = firstY; ky < lastY; ky++) {
                        int at = (top + ky) * rowLength + (left + firstX) * channels + c;
                        int w = (ky * kernelWidth + firstX) * channels + c;
                        for (int kx = firstX; kx < lastX; kx++) {
                            sum += weights[w] * (elements[at] - zero);
                            at += channels;
                            w += channels;
                        }
                    }
                    store(layer, (y * out.width() + x) * channels + c, c, sum);
                }
            }
        }
    }
}
