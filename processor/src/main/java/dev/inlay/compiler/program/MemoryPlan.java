package dev.inlay.compiler.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where every activation lives.
 *
 * @param program the program, its steps in the order the plan is made for
 * @param offsets first element of each activation slot in the arena of its element type, by slot name
 * @param byteArena elements of the INT8 arena
 * @param floatArena elements of the FLOAT32 arena
 * @param lanes which steps run on float lanes, where the target's loops are vectorised
 */
public record MemoryPlan(
        Program program, Map<String, Integer> offsets, int byteArena, int floatArena, Optional<LanePlan> lanes) {
    public MemoryPlan {
        offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
    }

    /** Without float lanes. */
    public MemoryPlan(Program program, Map<String, Integer> offsets, int byteArena, int floatArena) {
        this(program, offsets, byteArena, floatArena, Optional.empty());
    }

    public int offset(Slot slot) {
        return offsets.get(slot.name());
    }

    /** Bytes of working memory of one instance. */
    public int arenaBytes() {
        return byteArena + floatArena * Float.BYTES + lanes.map(LanePlan::bytes).orElse(0);
    }
}
