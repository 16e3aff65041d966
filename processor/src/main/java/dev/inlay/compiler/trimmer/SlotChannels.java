package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many channels each slot has: as many as all kernels that read or write it can keep apart. */
final class SlotChannels {
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean changed;

    /** @param rules one a step */
    SlotChannels(Program program, List<ChannelRule> rules) {
        do {
            changed = false;
            for (int i = 0; i < rules.size(); i++) {
                restrict(program.steps().get(i), rules.get(i).counts());
            }
        } while (changed);
    }

    int of(Slot slot) {
        return counts.getOrDefault(slot.name(), slot.length());
    }

    private void restrict(Step step, ChannelCounts seen) {
        restrict(step.output(), seen.output());
        for (int i = 0; i < seen.inputs().size(); i++) {
            restrict(step.inputs().get(i), seen.inputs().get(i));
        }
        if (seen.linked()) {
            step.inputs().forEach(input -> restrict(step.output(), of(input)));
            step.inputs().forEach(input -> restrict(input, of(step.output())));
        }
    }

    private void restrict(Slot slot, int channels) {
        int restricted = greatestCommonDivisor(of(slot), channels);
        changed |= restricted != of(slot);
        counts.put(slot.name(), restricted);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
