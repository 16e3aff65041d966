package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;

/** A slot with some of its channels. */
final class SlotTrimmer {
    private SlotTrimmer() {}

    static Slot trim(Slot slot, ChannelSet kept) {
        if (kept.isAll()) {
            return slot;
        }
        return new Slot(
                slot.name(),
                slot.elementType(),
                shape(slot, kept),
                slot.quantization(),
                slot.constant().map(data -> trim(data, kept)));
    }

    /** The innermost dimension is that of the channels, if it is as long; else all that is left is in a row. */
    private static Shape shape(Slot slot, ChannelSet kept) {
        Shape shape = slot.shape();
        return shape.rank() > 0 && shape.dim(-1) == kept.size()
                ? shape.with(-1, kept.count())
                : Shape.of(slot.length() / kept.size() * kept.count());
    }

    private static Buffer trim(Buffer data, ChannelSet kept) {
        Buffer trimmed = Buffer.allocate(data.elementType(), data.length() / kept.size() * kept.count());
        for (int i = 0, at = 0; i < data.length(); i++) {
            if (kept.members().get(i % kept.size())) {
                copy(data, i, trimmed, at++);
            }
        }
        return trimmed;
    }

    private static void copy(Buffer from, int source, Buffer to, int target) {
        if (from.elementType().isInteger()) {
            to.put(target, from.integer(source));
        } else {
            to.floats()[target] = from.floats()[source];
        }
    }
}
