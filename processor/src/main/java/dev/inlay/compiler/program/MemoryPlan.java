package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.ElementType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where every activation lives.
 *
 * @param program the program, its steps in the order the plan is made for
 * @param offsets first element of each activation slot in the arena of its element type, by slot name
 * @param arenas elements of the arena of each element type that has one
 * @param lanes which steps run on float lanes, where the target's loops are vectorised
 * @param variants the form of the steps that run on arrays
 */
public record MemoryPlan(
        Program program,
        Map<String, Integer> offsets,
        Map<ElementType, Integer> arenas,
        Optional<LanePlan> lanes,
        VariantPlan variants) {
    public MemoryPlan {
        arenas = Collections.unmodifiableMap(new EnumMap<>(arenas));
        offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
    }

    /** Without float lanes, every step in its plain form. */
    public MemoryPlan(Program program, Map<String, Integer> offsets, Map<ElementType, Integer> arenas) {
        this(program, offsets, arenas, Optional.empty(), VariantPlan.PLAIN);
    }

    /** The same with other forms of its steps. */
    public MemoryPlan with(VariantPlan other) {
        return new MemoryPlan(program, offsets, arenas, lanes, other);
    }

    /** Elements of the arena of {@code elementType}; 0 where there is none. */
    public int arena(ElementType elementType) {
        return arenas.getOrDefault(elementType, 0);
    }

    public int offset(Slot slot) {
        return offsets.get(slot.name());
    }

    /** Bytes of working memory of one instance. */
    public int arenaBytes() {
        int bytes = variants.bytes() + lanes.map(LanePlan::bytes).orElse(0);
        for (Map.Entry<ElementType, Integer> arena : arenas.entrySet()) {
            bytes += arena.getKey().bytes() * arena.getValue();
        }
        return bytes;
    }
}
