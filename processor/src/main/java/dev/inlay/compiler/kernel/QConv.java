package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 convolution: for each window, {@code clamp(requantize(bias[m] + sum w * (x - inputZeroPoint)) +
 * outputZeroPoint)}; taps in the padding contribute nothing. TensorFlow Lite's CONV_2D where rounding is double.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}
 * @param outputChannels M of the output {@code [batch, spatial..., M]}
 * @param groups output channel m reads the C / groups input channels from {@code m / (M / groups) * (C / groups)}
 * @param weights {@code [M, taps, C / groups]}, zero point 0, each in [-255, 255]: int8, or uint8 minus its zero point
 * @param bias one an output channel, scale {@code inputScale * weightScale[m]}
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QConv(
        Window window,
        int batch,
        int inputChannels,
        int outputChannels,
        int groups,
        short[] weights,
        int[] bias,
        Requantization requantization,
        int inputZeroPoint,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the weights allow an accumulator beyond int32 */
    public QConv {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups of " + inputChannels + " and " + outputChannels);
        }
        Weights.check(weights, (long) outputChannels * window.taps() * (inputChannels / groups));
        Limits.checkLength("biases", bias.length, outputChannels);
        Limits.checkZeroPoint(inputZeroPoint);
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkClamp(min, max);
        requantization.checkChannels(outputChannels);
        int perChannel = outputChannels == 0 ? 0 : weights.length / outputChannels;
        for (int m = 0; m < outputChannels; m++) {
            range(weights, m * perChannel, perChannel, bias[m], inputZeroPoint).check(m);
        }
    }

    /** Input channels of one group. */
    public int groupChannels() {
        return inputChannels / groups;
    }

    /** Values that the accumulator of channel {@code m} takes. */
    public AccumulatorRange accumulatorRange(int m) {
        int perChannel = window.taps() * groupChannels();
        return range(weights, m * perChannel, perChannel, bias[m], inputZeroPoint);
    }

    private static AccumulatorRange range(short[] weights, int from, int count, int bias, int zeroPoint) {
        AccumulatorRange range = AccumulatorRange.of(bias);
        for (int i = 0; i < count; i++) {
            range = range.plus(weights[from + i], zeroPoint);
        }
        return range;
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                for (int m = 0; m < outputChannels; m++, at++) {
                    int sum = accumulate(x, base, walk, position, m);
                    y[at] = (byte) requantization.toOutput(m, sum, outputZeroPoint, min, max);
                }
            }
        }
    }

    private int accumulate(byte[] x, int base, WindowWalk walk, int position, int m) {
        int channels = groupChannels();
        int firstChannel = m / (outputChannels / groups) * channels;
        int firstWeight = m * window.taps() * channels;
        int[] sum = {bias[m]};
        walk.forEachTap(position, (tap, element) -> {
            for (int c = 0; c < channels; c++) {
                sum[0] += weights[firstWeight + tap * channels + c]
                        * (x[base + element * inputChannels + firstChannel + c] - inputZeroPoint);
            }
        });
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
