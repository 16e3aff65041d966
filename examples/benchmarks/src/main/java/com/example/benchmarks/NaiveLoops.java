package com.example.benchmarks;

import com.example.benchmarks.Layer.Activation;
import java.util.List;

/** The network as one writes it down: a loop for each dimension, and a test whether the window is inside. */
class NaiveLoops implements Contender {
    private final Layer[] layers;

    NaiveLoops(List<Layer> layers) {
        this.layers = layers.toArray(new Layer[0]);
    }

    @Override
    public String name() {
        return "by hand, plain loops";
    }

    @Override
    public void run(byte[] in, byte[] out) {
        System.arraycopy(in, 0, layers[0].in().elements(), 0, in.length);
        for (Layer layer : layers) {
            run(layer);
        }
        System.arraycopy(layers[layers.length - 1].out().elements(), 0, out, 0, out.length);
    }

    private void run(Layer layer) {
        switch (layer.kind()) {
            case Layer.CONV -> conv(layer);
            case Layer.DEPTHWISE_CONV -> depthwise(layer);
            case Layer.FULLY_CONNECTED -> fullyConnected(layer);
            case Layer.AVERAGE_POOL -> averagePool(layer);
            case Layer.ADD -> add(layer);
            case Layer.SOFTMAX -> softmax(layer);
            case Layer.RESHAPE ->
                System.arraycopy(
                        layer.in().elements(),
                        0,
                        layer.out().elements(),
                        0,
                        layer.out().elements().length);
            default -> throw new IllegalStateException("operator " + layer.kind());
        }
    }

    void conv(Layer layer) {
        Activation in = layer.in();
        Activation out = layer.out();
        byte[] elements = in.elements();
        byte[] weights = layer.weights();
        int height = in.height();
        int width = in.width();
        int depth = in.channels();
        int zero = in.zeroPoint();
        int kernelHeight = layer.kernelHeight();
        int kernelWidth = layer.kernelWidth();
        int stride = layer.stride();
        int padTop = layer.padTop();
        int padLeft = layer.padLeft();
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                for (int c = 0; c < out.channels(); c++) {
                    int sum = layer.bias()[c];
                    for (int ky = 0; ky < kernelHeight; ky++) {
                        for (int kx = 0; kx < kernelWidth; kx++) {
                            int iy = y * stride - padTop + ky;
                            int ix = x * stride - padLeft + kx;
                            if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
                                for (int i = 0; i < depth; i++) {
                                    sum += weights[((c * kernelHeight + ky) * kernelWidth + kx) * depth + i]
                                            * (elements[(iy * width + ix) * depth + i] - zero);
                                }
                            }
                        }
                    }
                    store(layer, (y * out.width() + x) * out.channels() + c, c, sum);
                }
            }
        }
    }

    void depthwise(Layer layer) {
        Activation in = layer.in();
        Activation out = layer.out();
        byte[] elements = in.elements();
        byte[] weights = layer.weights();
        int height = in.height();
        int width = in.width();
        int depth = in.channels();
        int channels = out.channels();
        int each = channels / depth;
        int zero = in.zeroPoint();
        int kernelHeight = layer.kernelHeight();
        int kernelWidth = layer.kernelWidth();
        int stride = layer.stride();
        int padTop = layer.padTop();
        int padLeft = layer.padLeft();
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                for (int c = 0; c < channels; c++) {
                    int sum = layer.bias()[c];
                    for (int ky = 0; ky < kernelHeight; ky++) {
                        for (int kx = 0; kx < kernelWidth; kx++) {
                            int iy = y * stride - padTop + ky;
                            int ix = x * stride - padLeft + kx;
                            if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
                                sum += weights[(ky * kernelWidth + kx) * channels + c]
                                        * (elements[(iy * width + ix) * depth + c / each] - zero);
                            }
                        }
                    }
                    store(layer, (y * out.width() + x) * channels + c, c, sum);
                }
            }
        }
    }

    void fullyConnected(Layer layer) {
        byte[] in = layer.in().elements();
        byte[] weights = layer.weights();
        int zero = layer.in().zeroPoint();
        int length = in.length;
        for (int c = 0; c < layer.out().channels(); c++) {
            int sum = layer.bias()[c];
            for (int i = 0; i < length; i++) {
                sum += weights[c * length + i] * (in[i] - zero);
            }
            store(layer, c, c, sum);
        }
    }

    static void store(Layer layer, int index, int channel, int sum) {
        int multiplier = layer.multipliers()[channel];
        int shift = layer.shifts()[channel];
        int scaled = layer.kind() == Layer.FULLY_CONNECTED
                ? Requantization.applyOnce(sum, multiplier, shift)
                : Requantization.apply(sum, multiplier, shift);
        layer.out().elements()[index] =
                Requantization.clamp(scaled + layer.out().zeroPoint());
    }

    /** One window, which is the whole map or most of it. */
    private static void averagePool(Layer layer) {
        Activation in = layer.in();
        int count = layer.kernelHeight() * layer.kernelWidth();
        for (int c = 0; c < in.channels(); c++) {
            int sum = 0;
            for (int y = 0; y < layer.kernelHeight(); y++) {
                for (int x = 0; x < layer.kernelWidth(); x++) {
                    sum += in.elements()[(y * in.width() + x) * in.channels() + c];
                }
            }
            layer.out().elements()[c] =
                    Requantization.clamp(sum > 0 ? (sum + count / 2) / count : (sum - count / 2) / count);
        }
    }

    private static void add(Layer layer) {
        double twice = 2.0 * Math.max(layer.in().scale(), layer.other().scale());
        double first = layer.in().scale() / twice;
        double second = layer.other().scale() / twice;
        double result = twice / ((1 << 20) * (double) layer.out().scale());
        int firstMultiplier = Requantization.multiplier(first);
        int firstShift = Requantization.shift(first);
        int secondMultiplier = Requantization.multiplier(second);
        int secondShift = Requantization.shift(second);
        int multiplier = Requantization.multiplier(result);
        int shift = Requantization.shift(result);
        byte[] out = layer.out().elements();
        for (int i = 0; i < out.length; i++) {
            int left = (layer.in().elements()[i] - layer.in().zeroPoint()) << 20;
            int right = (layer.other().elements()[i] - layer.other().zeroPoint()) << 20;
            int sum = Requantization.apply(left, firstMultiplier, firstShift)
                    + Requantization.apply(right, secondMultiplier, secondShift);
            out[i] = Requantization.clamp(
                    Requantization.apply(sum, multiplier, shift) + layer.out().zeroPoint());
        }
    }

    private static void softmax(Layer layer) {
        byte[] in = layer.in().elements();
        byte[] out = layer.out().elements();
        int largest = -128;
        for (byte element : in) {
            largest = Math.max(largest, element);
        }
        double sum = 0;
        for (byte element : in) {
            sum += Math.exp((element - largest) * (double) layer.in().scale());
        }
        for (int i = 0; i < in.length; i++) {
            double share = Math.exp((in[i] - largest) * (double) layer.in().scale()) / sum;
            out[i] = Requantization.clamp(
                    (int) Math.round(share / layer.out().scale()) + layer.out().zeroPoint());
        }
    }
}
