package dev.inlay.compiler.reporter;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Describes the weights of a kernel. */
final class WeightReader {
    private static final int BINS = 64;

    private WeightReader() {}

    /** @return null for a kernel without weights */
    static ReportedWeights read(Kernel kernel, int floatBits) {
        if (kernel instanceof QConv conv) {
            return integers(real(conv.weights()));
        } else if (kernel instanceof QDepthwiseConv conv) {
            return integers(real(conv.weights()));
        } else if (kernel instanceof QFullyConnected layer) {
            return integers(real(layer.weights()));
        } else if (kernel instanceof QDynamicConv conv) {
            return integers(real(conv.weights()));
        } else if (kernel instanceof FConv conv) {
            return describe(real(conv.weights()), floatBits);
        } else if (kernel instanceof FDepthwiseConv conv) {
            return describe(real(conv.weights()), floatBits);
        }
        return kernel instanceof FFullyConnected layer ? describe(real(layer.weights()), floatBits) : null;
    }

    /** As many bits as two's complement needs for the largest of them. */
    private static ReportedWeights integers(double[] weights) {
        double min = Arrays.stream(weights).min().orElse(0);
        double max = Arrays.stream(weights).max().orElse(0);
        int bits = 1 + Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.max(max, -min - 1));
        return describe(weights, bits);
    }

    private static ReportedWeights describe(double[] weights, int bits) {
        double min = Arrays.stream(weights).min().orElse(0);
        double max = Arrays.stream(weights).max().orElse(0);
        long[] counts = new long[BINS];
        int zeros = 0;
        for (double weight : weights) {
            counts[max > min ? (int) Math.min(BINS - 1, (weight - min) / (max - min) * BINS) : 0]++;
            zeros += weight == 0 ? 1 : 0;
        }
        return new ReportedWeights(
                weights.length,
                bits,
                zeros,
                min,
                max,
                Arrays.stream(counts).boxed().toList());
    }

    private static double[] real(short[] weights) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
    }

    private static double[] real(byte[] weights) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
    }

    private static double[] real(float[] weights) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
    }
}
