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
        int channels = groupChannels();
        int[] taps = new int[window.taps()];
        int[] elements = new int[taps.length];
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            for (int position = 0; position < positions; position++) {
                int count = walk.taps(position, taps, elements);
                for (int m = 0; m < outputChannels; m++, at++) {
                    int first = base + m / (outputChannels / groups) * channels;
                    int sum = bias[m];
                    for (int i = 0; i < count; i++) {
                        int weight = (m * taps.length + taps[i]) * channels;
                        sum += products(x, first + elements[i] * inputChannels, weight);
                    }
                    y[at] = (byte) requantization.toOutput(m, sum, outputZeroPoint, min, max);
                }
            }
        }
    }

    /** Of the channels of one tap; wraps around nowhere, since no whole sum does and integers add in any order. */
    private int products(byte[] x, int from, int weight) {
        int sum = 0;
        for (int c = 0; c < groupChannels(); c++) {
            sum += weights[weight + c] * (x[from + c] - inputZeroPoint);
        }
        return sum;
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
