package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.LaneLayout;
import dev.inlay.compiler.program.Slot;
import java.util.List;

/** Planes that hold a slot's elements in one layout, or that a step uses as scratch. Identity matters. */
final class LaneValue {
    private final Slot slot;
    private final LaneLayout layout;
    private final int first;
    private int last;

    /** @param first index of the step that writes it */
    LaneValue(Slot slot, LaneLayout layout, int first) {
        this.slot = slot;
        this.layout = layout;
        this.first = first;
        this.last = first;
    }

    Slot slot() {
        return slot;
    }

    LaneLayout layout() {
        return layout;
    }

    void readAt(int step) {
        last = step;
    }

    /** What a packer places: one element a plane. */
    Block block(Slot named) {
        return new Block(List.of(named), layout.channels(), first, last);
    }
}
