package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 convolution: for each window, {@code clamp(sum w * x + bias[m])}, summed in float over the taps in row-major
 * order and the channels of each, the bias last; taps in the padding are left out.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}
 * @param outputChannels M of the output {@code [batch, spatial..., M]}
 * @param groups output channel m reads the C / groups input channels from {@code m / (M / groups) * (C / groups)}
 * @param weights {@code [M, taps, C / groups]}
 * @param bias one an output channel
 * @param min lower end of the clamp, at most {@code max}; negative infinity for none
 * @param max upper end of the clamp; positive infinity for none
 */
public record FConv(
        Window window,
        int batch,
        int inputChannels,
        int outputChannels,
        int groups,
        float[] weights,
        float[] bias,
        float min,
        float max)
        implements Kernel {
    public FConv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups of " + inputChannels + " and " + outputChannels);
        }
        Limits.checkLength("weights", weights.length, (long) outputChannels * window.taps() * (inputChannels / groups));
        Limits.checkLength("biases", bias.length, outputChannels);
        FloatClamp.check(min, max);
    }

    /** Input channels of one group. */
    public int groupInputs() {
        return inputChannels / groups;
    }

    /** Output channels of one group. */
    public int groupOutputs() {
        return outputChannels / groups;
    }

    /** The same convolution with another clamp. */
    public FConv withClamp(float newMin, float newMax) {
        return new FConv(window, batch, inputChannels, outputChannels, groups, weights, bias, newMin, newMax);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                for (int m = 0; m < outputChannels; m++, at++) {
                    y[at] = FloatClamp.apply(sum(x, base, walk, position, m) + bias[m], min, max);
                }
            }
        }
    }

    private float sum(float[] x, int base, WindowWalk walk, int position, int m) {
        int channels = groupInputs();
        int firstInput = base + m / groupOutputs() * channels;
        int firstWeight = m * window.taps() * channels;
        float[] sum = {0};
        walk.forEachTap(position, (tap, element) -> {
            int input = firstInput + element * inputChannels;
            int weight = firstWeight + tap * channels;
            for (int c = 0; c < channels; c++) {
                sum[0] += weights[weight + c] * x[input + c];
            }
        });
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
