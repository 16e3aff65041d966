package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * The mean of the integers of each window, rounded half away from zero, TensorFlow Lite's AVERAGE_POOL_2D; input
 * and output share scale and zero point. A window without elements gives the zero point.
 *
 * @param elementType of input and output: INT8 or INT16
 * @param channels C of {@code [batch, spatial..., C]}
 * @param countPadding whether taps in the padding count, as zeros; taps behind the padding never do
 * @param zeroPoint of input and output
 * @param min lower end of the clamp, quantized, in the range of elements
 * @param max upper end of the clamp
 */
public record QAveragePool(
        ElementType elementType,
        Window window,
        int batch,
        int channels,
        boolean countPadding,
        int zeroPoint,
        int min,
        int max)
        implements Kernel {
    /** @throws AccumulatorOverflowException if a window has so many taps that their sum may pass int32 */
    public QAveragePool {
        Limits.checkZeroPoint(elementType, zeroPoint);
        Limits.checkClamp(elementType, min, max);
        AccumulatorRange.ofSum(elementType, window.taps(), 0).check(0);
    }

    /** Of INT8. */
    public QAveragePool(Window window, int batch, int channels, boolean countPadding, int zeroPoint, int min, int max) {
        this(ElementType.INT8, window, batch, channels, countPadding, zeroPoint, min, max);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * channels;
            for (int position = 0; position < positions; position++) {
                for (int c = 0; c < channels; c++, at++) {
                    output.put(at, FixedPoint.clamp(mean(x, base + c, walk, position), min, max));
                }
            }
        }
    }

    private int mean(Buffer x, int source, WindowWalk walk, int position) {
        int[] sum = {0};
        int[] count = {0};
        walk.forEachTap(position, (tap, element) -> {
            sum[0] += x.integer(source + element * channels);
            count[0]++;
        });
        if (countPadding) {
            int padded = walk.tapsInPadded(position);
            sum[0] += (padded - count[0]) * zeroPoint;
            count[0] = padded;
        }
        return count[0] == 0 ? zeroPoint : FixedPoint.divideHalfAway(sum[0], count[0]);
    }
}
