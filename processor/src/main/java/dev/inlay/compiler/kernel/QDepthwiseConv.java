package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 depthwise convolution: output channel {@code c * multiplier + m} is input channel c convolved with one filter;
 * otherwise as {@link QConv}. TensorFlow Lite's DEPTHWISE_CONV_2D where rounding is double.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}; the output has {@code C * multiplier}
 * @param weights {@code [taps, C * multiplier]}, zero point 0, each in [-255, 255]: int8, or uint8 minus its zero point
 * @param bias one an output channel, scale {@code inputScale * weightScale}
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QDepthwiseConv(
        Window window,
        int batch,
        int inputChannels,
        int multiplier,
        short[] weights,
        int[] bias,
        Requantization requantization,
        int inputZeroPoint,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the weights allow an accumulator beyond int32 */
    public QDepthwiseConv {
        int channels = inputChannels * multiplier;
        Weights.check(weights, (long) window.taps() * channels);
        Limits.checkLength("biases", bias.length, channels);
        Limits.checkZeroPoint(inputZeroPoint);
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkClamp(min, max);
        requantization.checkChannels(channels);
        for (int channel = 0; channel < channels; channel++) {
            range(weights, channel, channels, bias[channel], inputZeroPoint).check(channel);
        }
    }

    public int outputChannels() {
        return inputChannels * multiplier;
    }

    /** Values that the accumulator of output channel {@code channel} takes. */
    public AccumulatorRange accumulatorRange(int channel) {
        return range(weights, channel, outputChannels(), bias[channel], inputZeroPoint);
    }

    private static AccumulatorRange range(short[] weights, int channel, int channels, int bias, int zeroPoint) {
        AccumulatorRange range = AccumulatorRange.of(bias);
        for (int i = channel; i < weights.length; i += channels) {
            range = range.plus(weights[i], zeroPoint);
        }
        return range;
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        int[] taps = new int[window.taps()];
        int[] elements = new int[taps.length];
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                int count = walk.taps(position, taps, elements);
                for (int channel = 0; channel < outputChannels(); channel++, at++) {
                    int source = base + channel / multiplier;
                    int sum = bias[channel];
                    for (int i = 0; i < count; i++) {
                        sum += weights[taps[i] * outputChannels() + channel]
                                * (x[source + elements[i] * inputChannels] - inputZeroPoint);
                    }
                    y[at] = (byte) requantization.toOutput(channel, sum, outputZeroPoint, min, max);
                }
            }
        }
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
