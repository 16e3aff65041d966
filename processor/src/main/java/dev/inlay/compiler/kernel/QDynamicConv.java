package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Convolution of INT8 data whose scale comes as second input, to FLOAT32: {@code clamp(sum * (scale * weightScale[m]) +
 * bias[m])} with an int32 sum {@code w * x}; all else in float32. Taps in the padding are left out, zero points are 0.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}
 * @param outputChannels M of the output {@code [batch, spatial..., M]}
 * @param groups output channel m reads the C / groups input channels from {@code m / (M / groups) * (C / groups)}
 * @param weights {@code [M, taps, C / groups]}
 * @param weightScales one an output channel
 * @param bias one an output channel, real
 * @param min lower end of the clamp, at most {@code max}; negative infinity for none
 * @param max upper end of the clamp; positive infinity for none
 */
public record QDynamicConv(
        Window window,
        int batch,
        int inputChannels,
        int outputChannels,
        int groups,
        byte[] weights,
        float[] weightScales,
        float[] bias,
        float min,
        float max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the weights allow an accumulator beyond int32 */
    public QDynamicConv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups of " + inputChannels + " and " + outputChannels);
        }
        int perChannel = window.taps() * (inputChannels / groups);
        Limits.checkLength("weights", weights.length, (long) outputChannels * perChannel);
        Limits.checkLength("weight scales", weightScales.length, outputChannels);
        Limits.checkLength("biases", bias.length, outputChannels);
        FloatClamp.check(min, max);
        for (int m = 0; m < outputChannels; m++) {
            AccumulatorRange range = AccumulatorRange.of(0);
            for (int i = m * perChannel; i < (m + 1) * perChannel; i++) {
                range = range.plus(weights[i], 0);
            }
            range.check(m);
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        float scale = inputs.get(1).floats()[0];
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                for (int m = 0; m < outputChannels; m++, at++) {
                    float real = sum(x, base, walk, position, m) * (scale * weightScales[m]) + bias[m];
                    y[at] = FloatClamp.apply(real, min, max);
                }
            }
        }
    }

    private int sum(byte[] x, int base, WindowWalk walk, int position, int m) {
        int channels = inputChannels / groups;
        int firstInput = base + m / (outputChannels / groups) * channels;
        int firstWeight = m * window.taps() * channels;
        int[] sum = {0};
        walk.forEachTap(position, (tap, element) -> {
            for (int c = 0; c < channels; c++) {
                sum[0] += weights[firstWeight + tap * channels + c] * x[firstInput + element * inputChannels + c];
            }
        });
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
