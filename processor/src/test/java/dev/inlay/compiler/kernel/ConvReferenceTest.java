package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.testing.WideWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Convolutions against the textbook's sum over an input that is really padded, in double. */
class ConvReferenceTest {
    private final Random random = new Random(3);

    private final WindowDim rows = new WindowDim(7, 4, 3, 2, 1, 1, 1);
    private final WindowDim columns = new WindowDim(6, 3, 2, 1, 3, 0, 0);
    private final Window window = new Window(List.of(rows, columns));

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** {@code [7 + padding, 6, channels]} as real numbers, the scale being 1. */
    private double[][][] padded(byte[] x, int channels, int zeroPoint) {
        double[][][] padded = new double[rows.input() + 2][columns.input()][channels];
        for (int i = 0; i < x.length; i++) {
            int position = i / channels;
            padded[position / columns.input() + 1][position % columns.input()][i % channels] = x[i] - zeroPoint;
        }
        return padded;
    }

    private byte quantized(double sum, double scale, int zeroPoint) {
        return (byte) Math.max(-100, Math.min(90, Math.round(sum * scale) + zeroPoint));
    }

    @Test
    void groupedConvolution() {
        byte[] x = bytes(7 * 6 * 4);
        byte[] weights = bytes(6 * 6 * 2);
        int[] bias = {10, -20, 3000, -40000, 5, 60};
        double[] scales = {1e-3, 2.3e-3, 4.1e-4, 5.7e-3, 1.1e-3, 0.7e-3};
        QConv conv = new QConv(
                window,
                1,
                4,
                6,
                2,
                WideWeights.of(weights),
                bias,
                Requantization.ofReal(scales, false),
                17,
                -9,
                -100,
                90);

        byte[] expected = new byte[4 * 3 * 6];
        double[][][] padded = padded(x, 4, 17);
        for (int at = 0; at < expected.length; at++) {
            int m = at % 6;
            double sum = bias[m];
            for (int tap = 0; tap < 6; tap++) {
                for (int c = 0; c < 2; c++) {
                    double[] element = padded[at / 18 * 2 + tap / 2][at / 6 % 3 + tap % 2 * 3];
                    sum += element[m / 3 * 2 + c] * weights[(m * 6 + tap) * 2 + c];
                }
            }
            expected[at] = quantized(sum, scales[m], -9);
        }
        Buffer actual = Buffer.allocate(ElementType.INT8, expected.length);
        conv.run(List.of(Buffer.of(x)), actual);
        assertArrayEquals(expected, actual.bytes());
        assertEquals(4 * 3 * 6 * 6 * 2, conv.macs());
    }

    @Test
    void depthwiseConvolutionWithMultiplier() {
        byte[] x = bytes(7 * 6 * 3);
        byte[] weights = bytes(6 * 6);
        int[] bias = {10, -20, 3000, -40000, 5, 60};
        double[] scales = {1e-3, 2.3e-3, 4.1e-4, 5.7e-3, 1.1e-3, 0.7e-3};
        QDepthwiseConv conv = new QDepthwiseConv(
                window, 1, 3, 2, WideWeights.of(weights), bias, Requantization.ofReal(scales, false), 17, -9, -100, 90);

        byte[] expected = new byte[4 * 3 * 6];
        double[][][] padded = padded(x, 3, 17);
        for (int at = 0; at < expected.length; at++) {
            int m = at % 6;
            double sum = bias[m];
            for (int tap = 0; tap < 6; tap++) {
                sum += padded[at / 18 * 2 + tap / 2][at / 6 % 3 + tap % 2 * 3][m / 2] * weights[tap * 6 + m];
            }
            expected[at] = quantized(sum, scales[m], -9);
        }
        Buffer actual = Buffer.allocate(ElementType.INT8, expected.length);
        conv.run(List.of(Buffer.of(x)), actual);
        assertArrayEquals(expected, actual.bytes());
        assertEquals(4 * 3 * 6 * 6, conv.macs());
    }

    @Test
    void accumulatorRangeIsExact() {
        QFullyConnected layer = new QFullyConnected(
                1, 3, 1, new short[] {2, -3, 0}, new int[] {5}, Requantization.ofReal(1, true), 10, 0, -128, 127);
        assertEquals(new AccumulatorRange(5 - 2 * 138 - 3 * 117, 5 + 2 * 117 + 3 * 138), layer.accumulatorRange(0));
    }

    /** The first accumulator that does not fit in an int is refused, the last one that does is not. */
    @Test
    void overflowIsRefused() {
        byte[] weights = new byte[100];
        Arrays.fill(weights, (byte) 127);
        int most = 100 * 127 * 255;
        layer(weights, Integer.MAX_VALUE - most);
        AccumulatorOverflowException refusal =
                assertThrows(AccumulatorOverflowException.class, () -> layer(weights, Integer.MAX_VALUE - most + 1));
        assertEquals(0, refusal.channel());
        assertEquals(1L << 31, refusal.range().max());
    }

    private static QFullyConnected layer(byte[] weights, int bias) {
        return new QFullyConnected(
                1,
                weights.length,
                1,
                WideWeights.of(weights),
                new int[] {bias},
                Requantization.ofReal(1e-6, true),
                -128,
                0,
                -128,
                127);
    }
}
