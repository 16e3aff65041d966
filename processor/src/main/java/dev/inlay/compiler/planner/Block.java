package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Slots that share one piece of an arena, because each overwrites the one before.
 *
 * @param slots in the order they are written
 * @param length elements of the longest
 * @param first step that writes the block first; -1 where it is an input or a state
 * @param last step that reads it last; the number of steps where it is an output or a state
 */
record Block(List<Slot> slots, int length, int first, int last) {
    Block {
        slots = List.copyOf(slots);
    }

    static Block of(Slot slot, int first, int last) {
        return new Block(List.of(slot), slot.length(), first, last);
    }

    ElementType elementType() {
        return slots.get(0).elementType();
    }

    boolean overlapsInTime(Block other) {
        return first <= other.last && other.first <= last;
    }

    /** This block, then overwritten by {@code slot} until step {@code until}. */
    Block followedBy(Slot slot, int until) {
        List<Slot> all = new ArrayList<>(slots);
        all.add(slot);
        return new Block(all, Math.max(length, slot.length()), first, until);
    }
}
