package dev.inlay.compiler.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where every activation lives.
 *
 * @param program the program, its steps in the order the plan is made for
 * @param offsets first element of each activation slot in the arena of its element type, by slot name
 * @param byteArena elements of the INT8 arena
 * @param floatArena elements of the FLOAT32 arena
 */
public record MemoryPlan(Program program, Map<String, Integer> offsets, int byteArena, int floatArena) {
    public MemoryPlan {
        offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
    }

    public int offset(Slot slot) {
        return offsets.get(slot.name());
    }

    /** Bytes of working memory of one instance. */
    public int arenaBytes() {
        return byteArena + floatArena * Float.BYTES;
    }
}
