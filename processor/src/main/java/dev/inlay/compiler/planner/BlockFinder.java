package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds how long each activation lives, and which can take the place of an input of the step that writes them. */
final class BlockFinder {
    private final Program program;
    private final Map<String, Integer> lastReads = new HashMap<>();
    /** The block each slot is in, by slot name. Blocks grow, so a slot's entry is replaced on the way. */
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private BlockFinder(Program program) {
        this.program = program;
        List<Step> steps = program.steps();
        for (int i = 0; i < steps.size(); i++) {
            for (Slot input : steps.get(i).inputs()) {
                lastReads.put(input.name(), i);
            }
        }
        // outputs are read by the caller, after every step, and states by the next run
        program.states().forEach(state -> lastReads.put(state.slot().name(), steps.size()));
        program.results().forEach(output -> lastReads.put(output.name(), steps.size()));
    }

    static List<Block> find(Program program) {
        BlockFinder finder = new BlockFinder(program);
        finder.run();
        return finder.blocks.values().stream().distinct().toList();
    }

    private void run() {
        // the caller's data is put down before the first step, all inputs at once; states are there already
        for (Slot input : program.sources()) {
            blocks.put(input.name(), Block.of(input, -1, lastReads.getOrDefault(input.name(), -1)));
        }
        for (int i = 0; i < program.steps().size(); i++) {
            Step step = program.steps().get(i);
            int until = lastReads.getOrDefault(step.output().name(), i);
            Block block = overwritten(step, i);
            place(block == null ? Block.of(step.output(), i, until) : block.followedBy(step.output(), until));
        }
    }

    private void place(Block block) {
        block.slots().forEach(slot -> blocks.put(slot.name(), block));
    }

    /** The block of an input that dies in this step and may be overwritten; the largest where there are several. */
    private Block overwritten(Step step, int index) {
        Block best = null;
        for (int i = 0; i < step.inputs().size(); i++) {
            Slot input = step.inputs().get(i);
            if (!input.isConstant() && mayOverwrite(step, i) && dies(input, index)) {
                Block block = blocks.get(input.name());
                best = best == null || block.length() > best.length() ? block : best;
            }
        }
        return best;
    }

    private static boolean mayOverwrite(Step step, int input) {
        Slot slot = step.inputs().get(input);
        return step.kernel().mayOverwrite(input)
                && slot.elementType() == step.output().elementType()
                && slot.length() == step.output().length()
                && everyReadMayBeOverwritten(step, slot);
    }

    /** A slot that stands twice among the inputs, as in x * x, is safe only if every reading of it is. */
    private static boolean everyReadMayBeOverwritten(Step step, Slot slot) {
        List<Boolean> safe = new ArrayList<>();
        for (int i = 0; i < step.inputs().size(); i++) {
            if (step.inputs().get(i).name().equals(slot.name())) {
                safe.add(step.kernel().mayOverwrite(i));
            }
        }
        return !safe.contains(false);
    }

    private boolean dies(Slot slot, int step) {
        return lastReads.get(slot.name()) == step;
    }
}
