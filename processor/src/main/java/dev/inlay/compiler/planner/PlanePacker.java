package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.PlaneRange;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Gives planes to values, the same to values that do not live at the same time. */
final class PlanePacker {
    private final List<LaneValue> values = new ArrayList<>();
    private final IdentityHashMap<LaneValue, Integer> first = new IdentityHashMap<>();

    LaneValue add(LaneValue value) {
        values.add(value);
        return value;
    }

    /** Places all values; none may be added behind it. */
    void pack() {
        List<Block> blocks = new ArrayList<>();
        for (LaneValue value : values) {
            blocks.add(value.block(named(value.slot(), blocks.size())));
        }
        ArenaLayout layout = ArenaPacker.pack(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            first.put(values.get(i), layout.offsets().get(blocks.get(i)));
        }
    }

    /** Blocks are told apart by their slots. */
    private static Slot named(Slot slot, int number) {
        String name = slot.name() + " " + number;
        return new Slot(name, ElementType.FLOAT32, slot.shape(), Optional.empty(), Optional.empty());
    }

    PlaneRange range(LaneValue value) {
        return new PlaneRange(value.layout(), first.get(value));
    }

    /** Floats of each plane: as many as its longest tenant has. */
    List<Integer> lengths() {
        List<Integer> lengths = new ArrayList<>();
        for (LaneValue value : values) {
            int from = first.get(value);
            for (int plane = from; plane < from + value.layout().channels(); plane++) {
                while (lengths.size() <= plane) {
                    lengths.add(0);
                }
                lengths.set(plane, Math.max(lengths.get(plane), value.layout().planeLength()));
            }
        }
        return lengths;
    }
}
