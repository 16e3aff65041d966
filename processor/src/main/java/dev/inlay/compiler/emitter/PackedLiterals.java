package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.List;

/** The words of {@link PackedLayout} as numbers, equal to those that {@link dev.inlay.runtime.PackedWeights} computes. */
final class PackedLiterals {
    private final QConv conv;
    private final PackedLayout layout;

    PackedLiterals(QConv conv, PackedLayout layout) {
        this.conv = conv;
        this.layout = layout;
    }

    /** First channel of a set of channels that share words, counted over all groups of the convolution. */
    int channel(int set) {
        int within = Math.min(set % layout.groups() * layout.lanes(), layout.reuse() - layout.lanes());
        return set / layout.groups() * layout.reuse() + within;
    }

    /** Lanes of a set that the one before has computed. */
    int computed(int set) {
        return set % layout.groups() * layout.lanes() - (channel(set) - set / layout.groups() * layout.reuse());
    }

    /** Minus the smallest sum of each lane. */
    long start(int set) {
        long start = 0;
        for (int lane = 0; lane < layout.lanes(); lane++) {
            long smallest = 0;
            for (int term = 0; term < layout.terms(); term++) {
                int weight = weight(set, lane, term);
                smallest += Math.min(weight * Byte.MIN_VALUE, weight * Byte.MAX_VALUE);
            }
            start -= smallest << layout.shifts().get(lane);
        }
        return start;
    }

    /** Products of the elements of a pass with words that are not 0. */
    List<String> products(int set, PackedPass pass) {
        List<String> products = new ArrayList<>();
        for (int x = 0; x < pass.terms(); x++) {
            int tap = pass.tap() + x / pass.channels();
            int term = tap * conv.groupChannels() + pass.channel() + x % pass.channels();
            long word = 0;
            for (int lane = 0; lane < layout.lanes(); lane++) {
                word += (long) weight(set, lane, term) << layout.shifts().get(lane);
            }
            if (word != 0) {
                products.add("x" + x + " * " + word + "L");
            }
        }
        return products;
    }

    private int weight(int set, int lane, int term) {
        return conv.weights()[(channel(set) + lane) * layout.terms() + term];
    }
}
