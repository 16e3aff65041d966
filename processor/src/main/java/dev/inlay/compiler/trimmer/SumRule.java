package dev.inlay.compiler.trimmer;

import java.util.BitSet;
import java.util.List;

/** A layer whose output channels are sums over all input channels: a convolution or a matrix. */
abstract class SumRule implements ChannelRule {
    private final int inputs;
    private final int outputs;

    SumRule(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Whether an output channel has no weight other than 0 for an input channel. */
    abstract boolean isUnconnected(int output, int input);

    /** Whether an input channel that holds {@code value} everywhere adds the same to each sum of an output channel. */
    abstract boolean isFoldable(float value);

    /** The output channels that are constant. */
    abstract Constants constants(Constants input);

    @Override
    public final ChannelCounts counts() {
        return ChannelCounts.of(inputs, outputs);
    }

    @Override
    public final Constants constants(List<Constants> known, int outputChannels) {
        return constants(known.get(0));
    }

    @Override
    public final ChannelSet needed(int input, int inputChannels, ChannelSet kept, List<Constants> known) {
        if (kept.isEmpty()) {
            return ChannelSet.none(inputs);
        }
        Constants given = known.get(0);
        Constants results = constants(given);
        int[] variable = kept.members().stream()
                .filter(output -> !results.isKnown(output))
                .toArray();
        BitSet needed = new BitSet(inputs);
        for (int c = 0; c < inputs; c++) {
            needed.set(c, !isFolded(given, c) && isRead(c, variable));
        }
        return new ChannelSet(inputs, needed).orFirst();
    }

    /** Whether what an input channel adds can be part of the bias. */
    final boolean isFolded(Constants given, int input) {
        return given.isKnown(input) && isFoldable(given.value(input));
    }

    private boolean isRead(int input, int[] variable) {
        for (int output : variable) {
            if (!isUnconnected(output, input)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final ChannelSet tied(int outputChannels, ChannelSet given) {
        return ChannelSet.none(outputs);
    }
}
