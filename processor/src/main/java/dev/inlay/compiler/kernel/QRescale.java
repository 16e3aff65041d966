package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Integers on another scale, TensorFlow Lite's QUANTIZE between integers and its RELU, RELU6 and RELU_N1_TO_1: {@code
 * clamp(requantize(x - inputZeroPoint) + outputZeroPoint)}.
 *
 * @param from element type of the input
 * @param to element type of the output
 * @param requantization one factor, {@code inputScale / outputScale}, double rounding
 * @param min lower end of the clamp, quantized, in the range of {@code to}
 * @param max upper end of the clamp
 */
public record QRescale(
        ElementType from,
        ElementType to,
        int length,
        int inputZeroPoint,
        Requantization requantization,
        int outputZeroPoint,
        int min,
        int max)
        implements Kernel {
    public QRescale {
        Limits.checkZeroPoint(from, inputZeroPoint);
        Limits.checkZeroPoint(to, outputZeroPoint);
        Limits.checkClamp(to, min, max);
        requantization.checkChannels(1);
    }

    /** Values of {@code x - inputZeroPoint}. */
    public AccumulatorRange inputRange() {
        return new AccumulatorRange(from.min() - inputZeroPoint, from.max() - inputZeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        for (int i = 0; i < length; i++) {
            int centred = inputs.get(0).integer(i) - inputZeroPoint;
            output.put(i, requantization.toOutput(0, centred, outputZeroPoint, min, max));
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return from == to;
    }
}
