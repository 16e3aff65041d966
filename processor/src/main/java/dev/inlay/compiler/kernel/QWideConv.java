package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT16 convolution, TensorFlow Lite's CONV_2D, DEPTHWISE_CONV_2D and, over one position a row, FULLY_CONNECTED with
 * int8 weights and int64 sums: for each window, {@code clamp(requantize(bias[m] + sum w * x))}; taps in the padding
 * contribute nothing. All zero points are 0.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}
 * @param outputChannels M of the output {@code [batch, spatial..., M]}
 * @param groups output channel m reads the C / groups input channels from {@code m / (M / groups) * (C / groups)}
 * @param weights {@code [M, taps, C / groups]}, each in [-255, 255]
 * @param bias one an output channel, scale {@code inputScale * weightScale[m]}
 * @param min lower end of the clamp, quantized, in [-32768, max]
 * @param max upper end of the clamp
 */
public record QWideConv(
        Window window,
        int batch,
        int inputChannels,
        int outputChannels,
        int groups,
        short[] weights,
        long[] bias,
        WideRequantization requantization,
        int min,
        int max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the weights allow an accumulator of 2^47 or more */
    public QWideConv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups of " + inputChannels + " and " + outputChannels);
        }
        Weights.check(weights, (long) outputChannels * window.taps() * (inputChannels / groups));
        Limits.checkLength("biases", bias.length, outputChannels);
        Limits.checkClamp(ElementType.INT16, min, max);
        requantization.checkChannels(outputChannels);
        for (int m = 0; m < outputChannels; m++) {
            AccumulatorRange range = range(weights, weights.length / outputChannels, m, bias[m]);
            if (Math.abs(bias[m]) >= WideRequantization.LIMIT || range.magnitude() >= WideRequantization.LIMIT) {
                throw new AccumulatorOverflowException(m, range);
            }
        }
    }

    /** Input channels of one group. */
    public int groupChannels() {
        return inputChannels / groups;
    }

    /** Values that the accumulator of channel {@code m} takes. */
    public AccumulatorRange accumulatorRange(int m) {
        return range(weights, window.taps() * groupChannels(), m, bias[m]);
    }

    private static AccumulatorRange range(short[] weights, int perChannel, int m, long bias) {
        AccumulatorRange range = AccumulatorRange.of(bias);
        for (int i = m * perChannel; i < (m + 1) * perChannel; i++) {
            range = range.plus(ElementType.INT16, weights[i], 0);
        }
        return range;
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        short[] x = inputs.get(0).shorts();
        short[] y = output.shorts();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                for (int m = 0; m < outputChannels; m++, at++) {
                    y[at] = (short) requantization.toOutput(m, accumulate(x, base, walk, position, m), min, max);
                }
            }
        }
    }

    private long accumulate(short[] x, int base, WindowWalk walk, int position, int m) {
        int channels = groupChannels();
        int firstChannel = m / (outputChannels / groups) * channels;
        int firstWeight = m * window.taps() * channels;
        long[] sum = {bias[m]};
        walk.forEachTap(position, (tap, element) -> {
            for (int c = 0; c < channels; c++) {
                sum[0] += weights[firstWeight + tap * channels + c]
                        * x[base + element * inputChannels + firstChannel + c];
            }
        });
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
