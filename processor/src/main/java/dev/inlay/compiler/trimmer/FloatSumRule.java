package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Kernel;
import java.util.List;
import java.util.function.Function;

/**
 * The rule of a float convolution without groups, and of a float matrix. Input channels are left out where they are 0 or
 * meet weights of 0, so that sums are what they were for finite inputs, but for the sign of a sum of 0.
 */
final class FloatSumRule extends SumRule {
    private final FloatSums sums;
    private final Function<FloatSums, Kernel> kernel;

    private FloatSumRule(FloatSums sums, Function<FloatSums, Kernel> kernel) {
        super(sums.inputs(), sums.outputs());
        this.sums = sums;
        this.kernel = kernel;
    }

    static FloatSumRule of(FConv conv) {
        return new FloatSumRule(
                FloatSums.of(conv),
                sums -> new FConv(
                        conv.window(),
                        conv.batch(),
                        sums.inputs(),
                        sums.outputs(),
                        1,
                        sums.weights(),
                        sums.bias(),
                        sums.min(),
                        sums.max()));
    }

    static FloatSumRule of(FFullyConnected layer) {
        return new FloatSumRule(
                FloatSums.of(layer),
                sums -> new FFullyConnected(
                        layer.rows(),
                        sums.inputs(),
                        sums.outputs(),
                        sums.weights(),
                        sums.bias(),
                        sums.min(),
                        sums.max()));
    }

    @Override
    boolean isUnconnected(int output, int input) {
        return sums.isUnconnected(output, input);
    }

    @Override
    boolean isFoldable(float value) {
        return value == 0;
    }

    @Override
    Constants constants(Constants input) {
        return sums.constants(input);
    }

    @Override
    public Kernel trimmed(List<ChannelSet> given, ChannelSet outputs, List<Constants> known) {
        return kernel.apply(sums.trimmed(given.get(0).indices(), outputs.indices()));
    }
}
