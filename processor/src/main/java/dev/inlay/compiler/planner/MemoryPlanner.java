package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.SizeLimits;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.VariantPlan;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places every activation in one arena per element type, and picks the order of steps that makes it smallest. */
public final class MemoryPlanner {
    private MemoryPlanner() {}

    /** A plan in which no two activations that live at the same time overlap, but where a kernel may overwrite. */
    public static MemoryPlan plan(Program program) {
        return StepOrderer.orders(program).stream()
                .map(MemoryPlanner::planInOrder)
                // min keeps the first of equals, so the model's own order wins where another gains nothing
                .min(Comparator.comparingInt(MemoryPlan::arenaBytes))
                .orElseThrow();
    }

    /** As above, for a virtual machine that interprets bytecode: steps take the forms that {@code limits} lets them. */
    public static MemoryPlan planForInterpreter(Program program, SizeLimits limits) {
        MemoryPlan plan = plan(program);
        return plan.with(VariantPlanner.plan(plan.program(), limits, plan.arenaBytes()));
    }

    /** As above, for a virtual machine with vector instructions: steps run on float lanes where these are exact. */
    public static MemoryPlan planWithLanes(Program program, LaneStyle style) {
        MemoryPlan plan = plan(program);
        Optional<LaneSchedule> schedule = LanePlanner.plan(plan.program(), style);
        return schedule.map(lanes -> withLanes(plan.program(), lanes)).orElse(plan);
    }

    private static MemoryPlan withLanes(Program program, LaneSchedule schedule) {
        List<Block> blocks = BlockFinder.find(program).stream()
                .filter(block -> block.slots().stream()
                        .anyMatch(slot -> schedule.arrays().contains(slot.name())))
                .toList();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        return new MemoryPlan(program, offsets, pack(blocks, offsets), Optional.of(schedule.plan()), VariantPlan.PLAIN);
    }

    private static MemoryPlan planInOrder(Program program) {
        List<Block> blocks = BlockFinder.find(program);
        Map<String, Integer> offsets = new LinkedHashMap<>();
        return new MemoryPlan(program, offsets, pack(blocks, offsets));
    }

    private static Map<ElementType, Integer> pack(List<Block> blocks, Map<String, Integer> offsets) {
        Map<ElementType, Integer> arenas = new EnumMap<>(ElementType.class);
        for (ElementType elementType : ElementType.values()) {
            arenas.put(elementType, pack(blocks, elementType, offsets));
        }
        return arenas;
    }

    private static int pack(List<Block> blocks, ElementType elementType, Map<String, Integer> offsets) {
        List<Block> ofType = blocks.stream()
                .filter(block -> block.elementType() == elementType)
                .toList();
        ArenaLayout layout = ArenaPacker.pack(ofType);
        for (Block block : ofType) {
            for (Slot slot : block.slots()) {
                offsets.put(slot.name(), layout.offsets().get(block));
            }
        }
        return layout.length();
    }
}
