package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.program.Cost;
import dev.inlay.compiler.program.PackedLayout;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.program.Variant;

/**
 * Estimates what the forms of a convolution or fully-connected layer cost. Bytecodes follow from what each form executes
 * a word, an input element and an output element; bytes from what these take in a class file.
 */
final class VariantCosts {
    private static final int LOAD = 6;
    private static final int PADDED_TAP = 14;
    private static final double CHARACTER = 1.1;
    private static final int METHOD_BYTES = 350;

    private final QConv conv;
    private final PackedLayout layout;
    private final long windows;
    private final long outputs;
    private final boolean folded;

    private VariantCosts(QConv conv, PackedLayout layout) {
        this.conv = conv;
        this.layout = layout;
        this.windows = (long) conv.batch() * conv.window().outputElements();
        this.outputs = conv.outputChannels();
        this.folded = !conv.requantization().doubleRounding() || conv.min() >= conv.outputZeroPoint();
    }

    static VariantCosts of(Step step, PackedLayout layout) {
        QConv conv = step.kernel() instanceof QFullyConnected dense ? dense.asConv() : (QConv) step.kernel();
        return new VariantCosts(conv, layout);
    }

    Cost cost(Variant variant) {
        return switch (variant) {
            case PLAIN -> plain();
            case PACKED_TABLE -> table();
            case PACKED_CODE -> code();
        };
    }

    private Cost plain() {
        long weights = conv.weights().length;
        return new Cost(windows * (weights * 8 + outputs * 30), bytes(weights) + METHOD_BYTES, weights + outputs * 9);
    }

    /** Weights as characters, then factors and addends of the channels. */
    private long bytes(long weights) {
        return Math.round((weights + outputs * 10) * CHARACTER);
    }

    /** Input elements that a window loads: all of them once. */
    private long loads() {
        long elements = (long) layout.terms() * layout.convGroups();
        return elements * LOAD
                + (conv.window().isPadded() ? (long) conv.window().taps() * PADDED_TAP : 0);
    }

    private Cost table() {
        long sets = (long) layout.groups() * layout.convGroups();
        long passes = layout.passes();
        long lanes = sets * layout.lanes();
        long sums = layout.isSinglePass() ? sets * 9 : sets * (passes * 16 + 18);
        long bytecodes = loads() + 7 * layout.words() + sums + lanes * (folded ? 20 : 34);
        return new Cost(
                windows * bytecodes,
                bytes(conv.weights().length) + METHOD_BYTES + layout.chunk() * 23L,
                8 * (layout.words() + passes * sets) + outputs * 16);
    }

    private Cost code() {
        long sets = (long) layout.groups() * layout.convGroups();
        long parts = layout.isStraight()
                ? 1
                : (layout.terms() + PackedLayout.MAX_LITERAL_PASS - 1L) / PackedLayout.MAX_LITERAL_PASS;
        long sums = layout.isStraight() ? sets * 3 : sets * (parts * 7 + 5);
        long bytecodes = loads() + 4 * layout.words() + sums + outputs * (folded ? 16 : 30);
        return new Cost(
                windows * bytecodes,
                16 * layout.words() + 12 * sets + 55 * outputs + 16L * layout.terms() + METHOD_BYTES,
                folded ? 1024 : outputs * 9);
    }
}
