package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Kernel;
import java.util.List;

/** A kernel that reads and writes all or nothing. */
record WholeRule(Kernel kernel, int inputs) implements ChannelRule {
    @Override
    public ChannelCounts counts() {
        return ChannelCounts.any(inputs);
    }

    @Override
    public Constants constants(List<Constants> known, int outputChannels) {
        return Constants.none(outputChannels);
    }

    @Override
    public ChannelSet needed(int input, int inputChannels, ChannelSet outputs, List<Constants> constants) {
        return outputs.isEmpty() ? ChannelSet.none(inputChannels) : ChannelSet.all(inputChannels);
    }

    @Override
    public ChannelSet tied(int outputChannels, ChannelSet given) {
        return ChannelSet.all(outputChannels);
    }

    @Override
    public Kernel trimmed(List<ChannelSet> given, ChannelSet outputs, List<Constants> constants) {
        return kernel;
    }
}
