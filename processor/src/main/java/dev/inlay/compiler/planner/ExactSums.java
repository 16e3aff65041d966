package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QMean;

/**
 * Whether the sums of a kernel are exact as floats in whatever order they are taken: {@code |bias| + sum |w| * max |x|}
 * is at most 2^24, from the real weights.
 */
final class ExactSums {
    private static final long LIMIT = 1 << 24;

    private ExactSums() {}

    static boolean fit(QConv conv) {
        return fit(conv.weights(), conv.bias(), conv.outputChannels(), false, conv.inputZeroPoint());
    }

    static boolean fit(QDepthwiseConv conv) {
        return fit(conv.weights(), conv.bias(), conv.outputChannels(), true, conv.inputZeroPoint());
    }

    static boolean fit(QFullyConnected dense) {
        return fit(dense.weights(), dense.bias(), dense.outputs(), false, dense.inputZeroPoint());
    }

    static boolean fit(QMean mean) {
        return mean.loop().count() * magnitude(mean.inputZeroPoint()) <= LIMIT;
    }

    /** @param interleaved whether weights of one channel are {@code channels} apart, not side by side */
    private static boolean fit(short[] weights, int[] bias, int channels, boolean interleaved, int zeroPoint) {
        int perChannel = channels == 0 ? 0 : weights.length / channels;
        for (int m = 0; m < channels; m++) {
            long sum = 0;
            for (int i = 0; i < perChannel; i++) {
                sum += Math.abs(weights[interleaved ? i * channels + m : m * perChannel + i]);
            }
            if (Math.abs((long) bias[m]) + sum * magnitude(zeroPoint) > LIMIT) {
                return false;
            }
        }
        return channels > 0;
    }

    /** The largest magnitude of an element minus its zero point. */
    private static long magnitude(int zeroPoint) {
        return Math.max(Byte.MAX_VALUE - zeroPoint, zeroPoint - Byte.MIN_VALUE);
    }
}
