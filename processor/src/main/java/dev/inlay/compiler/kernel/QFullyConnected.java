package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT8 fully-connected layer: {@code y[r, o] = clamp(requantize(bias[o] + sum_i w[o, i] * (x[r, i] - inputZeroPoint)) +
 * outputZeroPoint)}. TensorFlow Lite's FULLY_CONNECTED where rounding is single.
 *
 * @param rows independent input vectors
 * @param weights {@code [outputs, inputs]}, zero point 0, each in [-255, 255]: int8, or uint8 minus its zero point
 * @param bias one an output, scale {@code inputScale * weightScale[o]}
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QFullyConnected(
        int rows,
        int inputs,
        int outputs,
        short[] weights,
        int[] bias,
        Requantization requantization,
        int inputZeroPoint,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if the weights allow an accumulator beyond int32 */
    public QFullyConnected {
        Weights.check(weights, (long) inputs * outputs);
        Limits.checkLength("biases", bias.length, outputs);
        Limits.checkZeroPoint(inputZeroPoint);
        Limits.checkZeroPoint(outputZeroPoint);
        Limits.checkClamp(min, max);
        requantization.checkChannels(outputs);
        for (int o = 0; o < outputs; o++) {
            range(weights, o * inputs, inputs, bias[o], inputZeroPoint).check(o);
        }
    }

    /** Values that the accumulator of output {@code o} takes. */
    public AccumulatorRange accumulatorRange(int o) {
        return range(weights, o * inputs, inputs, bias[o], inputZeroPoint);
    }

    private static AccumulatorRange range(short[] weights, int from, int count, int bias, int zeroPoint) {
        AccumulatorRange range = AccumulatorRange.of(bias);
        for (int i = 0; i < count; i++) {
            range = range.plus(weights[from + i], zeroPoint);
        }
        return range;
    }

    /** The same layer as a convolution whose samples are the rows. */
    public QConv asConv() {
        return new QConv(
                new Window(List.of()),
                rows,
                inputs,
                outputs,
                1,
                weights,
                bias,
                requantization,
                inputZeroPoint,
                outputZeroPoint,
                min,
                max);
    }

    @Override
    public void run(List<Buffer> operands, Buffer output) {
        byte[] x = operands.get(0).bytes();
        byte[] y = output.bytes();
        for (int r = 0; r < rows; r++) {
            for (int o = 0; o < outputs; o++) {
                int sum = bias[o];
                for (int i = 0; i < inputs; i++) {
                    sum += weights[o * inputs + i] * (x[r * inputs + i] - inputZeroPoint);
                }
                y[r * outputs + o] = (byte) requantization.toOutput(o, sum, outputZeroPoint, min, max);
            }
        }
    }

    @Override
    public long macs() {
        return (long) rows * weights.length;
    }
}
