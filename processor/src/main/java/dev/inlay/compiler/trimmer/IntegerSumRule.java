package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** The rule of an integer convolution without groups, and of an integer matrix. Exact: sums stay what they were. */
final class IntegerSumRule extends SumRule {
    private final IntegerSums sums;
    private final Function<IntegerSums, Kernel> kernel;

    private IntegerSumRule(IntegerSums sums, Function<IntegerSums, Kernel> kernel) {
        super(sums.inputs(), sums.outputs());
        this.sums = sums;
        this.kernel = kernel;
    }

    static IntegerSumRule of(QConv conv) {
        return new IntegerSumRule(
                IntegerSums.of(conv),
                sums -> new QConv(
                        conv.window(),
                        conv.batch(),
                        sums.inputs(),
                        sums.outputs(),
                        1,
                        sums.weights(),
                        sums.bias(),
                        sums.requantization(),
                        sums.inputZeroPoint(),
                        sums.outputZeroPoint(),
                        sums.min(),
                        sums.max()));
    }

    static IntegerSumRule of(QFullyConnected layer) {
        return new IntegerSumRule(
                IntegerSums.of(layer),
                sums -> new QFullyConnected(
                        layer.rows(),
                        sums.inputs(),
                        sums.outputs(),
                        sums.weights(),
                        sums.bias(),
                        sums.requantization(),
                        sums.inputZeroPoint(),
                        sums.outputZeroPoint(),
                        sums.min(),
                        sums.max()));
    }

    @Override
    boolean isUnconnected(int output, int input) {
        return sums.isUnconnected(output, input);
    }

    @Override
    boolean isFoldable(float value) {
        return sums.isFoldable(value);
    }

    @Override
    Constants constants(Constants input) {
        return sums.constants(input);
    }

    @Override
    public Kernel trimmed(List<ChannelSet> given, ChannelSet outputs, List<Constants> known) {
        Constants input = known.get(0);
        BitSet folded = new BitSet(sums.inputs());
        for (int c = 0; c < sums.inputs(); c++) {
            folded.set(c, isFolded(input, c));
        }
        return kernel.apply(sums.trimmed(given.get(0).indices(), outputs.indices(), input, folded));
    }
}
