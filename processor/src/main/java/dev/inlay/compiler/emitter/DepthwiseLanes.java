package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.Optional;

/**
 * Sums of several lines of a depthwise convolution side by side in one long. An input element counts from -128 up and
 * each sum starts at what the weights below 0 can take off, so that no lane is ever negative and none borrows from the
 * next.
 *
 * @param count lanes of a long
 * @param bits of a lane: as many as the largest sum of any channel needs
 * @param start of each sum
 * @param bias of each output channel, the start of its sum and the zero point of the input taken off
 */
record DepthwiseLanes(int count, int bits, int start, int[] bias) {
    private static final int MAX_COUNT = 3;
    private static final int MAX_BITS = 63;
    private static final int ELEMENT_RANGE = 255;

    /** As many lanes as lines and bits allow; empty where that is one. */
    static Optional<DepthwiseLanes> choose(QDepthwiseConv conv, SlidingWindow window) {
        int outputs = conv.outputChannels();
        long[] below = new long[outputs];
        long[] above = new long[outputs];
        for (int k = 0; k < conv.weights().length; k++) {
            int weight = conv.weights()[k];
            (weight < 0 ? below : above)[k % outputs] += (long) Math.abs(weight) * ELEMENT_RANGE;
        }
        long start = 0;
        long most = 0;
        for (int channel = 0; channel < outputs; channel++) {
            start = Math.max(start, below[channel]);
            most = Math.max(most, above[channel]);
        }
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(start + most));
        int count =
                Math.min(Math.min(MAX_COUNT, MAX_BITS / bits), window.across().output());
        int[] bias = new int[outputs];
        for (int channel = 0; channel < outputs; channel++) {
            long sumOfWeights = (above[channel] - below[channel]) / ELEMENT_RANGE;
            long folded = conv.bias()[channel] - (conv.inputZeroPoint() - Byte.MIN_VALUE) * sumOfWeights - start;
            bias[channel] = (int) folded;
            if (bias[channel] != folded) {
                return Optional.empty();
            }
        }
        return count < 2 ? Optional.empty() : Optional.of(new DepthwiseLanes(count, bits, (int) start, bias));
    }

    /** The word that has {@code value} in each lane. */
    long word(long value) {
        long word = 0;
        for (int lane = 0; lane < count; lane++) {
            word += value << lane * bits;
        }
        return word;
    }

    /** Expression for the value of a lane of {@code word}. */
    String value(String word, int lane) {
        String shifted = lane == 0 ? word : word + " >>> " + lane * bits;
        return lane == count - 1 ? shifted : shifted + " & " + ((1L << bits) - 1) + "L";
    }

    /** Expression for {@code element} in a lane. */
    String in(int lane, String element) {
        return lane == 0 ? element : "((long) " + element + " << " + lane * bits + ")";
    }
}
