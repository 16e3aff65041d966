package dev.inlay.compiler.kernel;

import dev.inlay.runtime.DynamicRange;
import java.util.List;

/**
 * Convolution of INT8 data to FLOAT32, the scale and the zero point of each sample coming as second input
 * ({@link DynamicRange}): {@code clamp(real + bias[m])}, where {@code real} is the int32 sum of
 * {@code w * (x - zeroPoint)} times {@code scale * weightScale[m]}, or times {@code weightScale[m]} and then times
 * {@code scale}; all but the sum in float32. Taps in the padding are left out.
 *
 * @param window spatial geometry
 * @param inputChannels C of the input {@code [batch, spatial..., C]}
 * @param outputChannels M of the output {@code [batch, spatial..., M]}
 * @param groups output channel m reads the C / groups input channels from {@code m / (M / groups) * (C / groups)}
 * @param weights {@code [M, taps, C / groups]}
 * @param weightScales one an output channel
 * @param bias one an output channel, real
 * @param asymmetric whether zero points are other than 0
 * @param scalesOneByOne whether a sum is multiplied by both scales in turn, rather than by their product
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
        boolean asymmetric,
        boolean scalesOneByOne,
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
            if (asymmetric) {
                checkSum(weights, m, perChannel, Byte.MIN_VALUE);
                checkSum(weights, m, perChannel, Byte.MAX_VALUE);
            } else {
                checkSum(weights, m, perChannel, 0);
            }
        }
    }

    private static void checkSum(byte[] weights, int channel, int perChannel, int zeroPoint) {
        AccumulatorRange range = AccumulatorRange.of(0);
        for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
            range = range.plus(weights[i], zeroPoint);
        }
        range.check(channel);
    }

    /** The same layer with another clamp. */
    public QDynamicConv withClamp(float newMin, float newMax) {
        return new QDynamicConv(
                window,
                batch,
                inputChannels,
                outputChannels,
                groups,
                weights,
                weightScales,
                bias,
                asymmetric,
                scalesOneByOne,
                newMin,
                newMax);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        float[] ranges = inputs.get(1).floats();
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * inputChannels;
            float scale = ranges[n * DynamicRange.FIELDS];
            int zeroPoint = asymmetric ? (int) ranges[n * DynamicRange.FIELDS + 2] : 0;
            for (int position = 0; position < positions; position++) {
                for (int m = 0; m < outputChannels; m++, at++) {
                    int sum = sum(x, base, zeroPoint, walk, position, m);
                    float real = scalesOneByOne ? sum * weightScales[m] * scale : sum * (scale * weightScales[m]);
                    y[at] = FloatClamp.apply(real + bias[m], min, max);
                }
            }
        }
    }

    private int sum(byte[] x, int base, int zeroPoint, WindowWalk walk, int position, int m) {
        int channels = inputChannels / groups;
        int firstInput = base + m / (outputChannels / groups) * channels;
        int firstWeight = m * window.taps() * channels;
        int[] sum = {0};
        walk.forEachTap(position, (tap, element) -> {
            for (int c = 0; c < channels; c++) {
                int value = x[firstInput + element * inputChannels + c] - zeroPoint;
                sum[0] += weights[firstWeight + tap * channels + c] * value;
            }
        });
        return sum[0];
    }

    @Override
    public long macs() {
        return (long) batch * window.outputElements() * weights.length;
    }
}
