package dev.inlay.compiler.trimmer;

import java.util.Collections;
import java.util.List;

/**
 * How many channels a kernel takes its operands to have.
 *
 * @param inputs one an input; 0 for as many as it is given
 * @param output the same of the output
 * @param linked whether all slots must be seen with the same number, because channel c goes to channel c
 */
record ChannelCounts(List<Integer> inputs, int output, boolean linked) {
    /** One input and one output with channels of their own. */
    static ChannelCounts of(int input, int output) {
        return new ChannelCounts(List.of(input), output, false);
    }

    /** All operands with the same channels. */
    static ChannelCounts linked(int inputs, int channels) {
        return new ChannelCounts(Collections.nCopies(inputs, channels), channels, true);
    }

    /** Operands with whatever channels they have. */
    static ChannelCounts any(int inputs) {
        return new ChannelCounts(Collections.nCopies(inputs, 0), 0, false);
    }
}
