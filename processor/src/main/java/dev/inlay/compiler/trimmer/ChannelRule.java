package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Kernel;
import java.util.List;

/** What a kernel does to channels. Sets and constants have as many channels as {@link #counts} says. */
interface ChannelRule {
    ChannelCounts counts();

    /** The output channels that are constant. */
    Constants constants(List<Constants> inputs, int outputChannels);

    /** Channels of an input that must be there for {@code outputs} to be computed. */
    ChannelSet needed(int input, int inputChannels, ChannelSet outputs, List<Constants> constants);

    /** Output channels that are computed where {@code inputs} are there, because the kernel has no way to leave them. */
    ChannelSet tied(int outputChannels, ChannelSet inputs);

    /** The kernel that reads and writes these channels alone. */
    Kernel trimmed(List<ChannelSet> inputs, ChannelSet outputs, List<Constants> constants);
}
