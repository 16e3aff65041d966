package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 depthwise convolution: output channel {@code c * multiplier + m} is input channel c convolved with one filter,
 * {@code clamp(sum w * x + bias)}, summed in float over the taps in row-major order, the bias last; taps in the padding
 * are left out.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}; the output has {@code C * multiplier}
 * @param weights {@code [taps, C * multiplier]}
 * @param bias one an output channel
 * @param min lower end of the clamp, at most {@code max}; negative infinity for none
 * @param max upper end of the clamp; positive infinity for none
 */
public record FDepthwiseConv(
        Window window,
        int batch,
        int inputChannels,
        int multiplier,
        float[] weights,
        float[] bias,
        float min,
        float max)
        implements Kernel {
    public FDepthwiseConv {
        int channels = inputChannels * multiplier;
        Limits.checkLength("weights", weights.length, (long) window.taps() * channels);
        Limits.checkLength("biases", bias.length, channels);
        FloatClamp.check(min, max);
    }

    public int outputChannels() {
        return inputChannels * multiplier;
    }

    /** The same convolution with another clamp. */
    public FDepthwiseConv withClamp(float newMin, float newMax) {
        return new FDepthwiseConv(window, batch, inputChannels, multiplier, weights, bias, newMin, newMax);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        int channels = outputChannels();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                for (int channel = 0; channel < channels; channel++, at++) {
                    y[at] = FloatClamp.apply(sum(x, base, walk, position, channel) + bias[channel], min, max);
                }
            }
        }
    }

    private float sum(float[] x, int base, WindowWalk walk, int position, int channel) {
        int input = base + channel / multiplier;
        float[] sum = {0};
        walk.forEachTap(
                position,
                (tap, element) ->
                        sum[0] += weights[tap * outputChannels() + channel] * x[input + element * inputChannels]);
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
