package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.Value;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** {@code x * factor + offset}, with one constant factor and offset for each index of the last axis of x. */
record ChannelScale(Value x, double[] factors, double[] offsets) {
    static ChannelScale multiplied(Value x, double[] factors) {
        return new ChannelScale(x, factors, new double[factors.length]);
    }

    static ChannelScale added(Value x, double factor, double[] offsets) {
        double[] factors = new double[offsets.length];
        Arrays.fill(factors, factor);
        return new ChannelScale(x, factors, offsets);
    }

    /** This scale first and then the other, whose x is what this one gives. */
    ChannelScale then(ChannelScale next) {
        double[] product = new double[factors.length];
        double[] sum = new double[factors.length];
        for (int c = 0; c < product.length; c++) {
            product[c] = factors[c] * next.factors[c];
            sum[c] = offsets[c] * next.factors[c] + next.offsets[c];
        }
        return new ChannelScale(x, product, sum);
    }

    boolean hasOffset() {
        return Arrays.stream(offsets).anyMatch(offset -> offset != 0);
    }

    /** Whether all channels are treated alike. */
    boolean isUniform() {
        return Arrays.stream(factors).distinct().count() <= 1
                && Arrays.stream(offsets).distinct().count() <= 1;
    }

    /** Whether factors and offsets are numbers that fit in float32. */
    boolean isFinite() {
        return DoubleStream.concat(Arrays.stream(factors), Arrays.stream(offsets))
                .allMatch(number -> Math.abs(number) <= Float.MAX_VALUE);
    }
}
