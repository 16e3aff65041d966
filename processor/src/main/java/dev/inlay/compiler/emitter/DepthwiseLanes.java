package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.Optional;

/**
 * Sums of several lines of a depthwise convolution side by side in one long. An input element counts from -128 up and
 * each sum starts at what the weights below 0 can take off: it is what the accumulator has above its smallest value, so
 * that no lane is ever negative and none borrows from the next.
 *
 * @param count lanes of a long
 * @param bits of a lane: as many as the largest sum of any channel needs
 * @param starts of the sums of each output channel
 */
record DepthwiseLanes(int count, int bits, int[] starts) {
    private static final int MAX_COUNT = 3;
    private static final int MAX_BITS = 63;
    private static final int ELEMENT_RANGE = 255;

    /** As many lanes as lines and bits allow; empty where that is one. */
    static Optional<DepthwiseLanes> choose(QDepthwiseConv conv, SlidingWindow window) {
        int[] starts = new int[conv.outputChannels()];
        for (int k = 0; k < conv.weights().length; k++) {
            starts[k % starts.length] += Math.max(0, -conv.weights()[k]) * ELEMENT_RANGE;
        }
        long most = 1;
        for (int channel = 0; channel < starts.length; channel++) {
            AccumulatorRange range = conv.accumulatorRange(channel);
            most = Math.max(most, range.max() - range.min());
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most);
        int count =
                Math.min(Math.min(MAX_COUNT, MAX_BITS / bits), window.across().output());
        return count < 2 ? Optional.empty() : Optional.of(new DepthwiseLanes(count, bits, starts));
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
