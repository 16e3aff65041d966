package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constant channels of every slot, found step by step. */
final class ProgramConstants {
    private final SlotChannels channels;
    private final Map<String, Constants> bySlot = new HashMap<>();

    ProgramConstants(SlotChannels channels) {
        this.channels = channels;
    }

    /** What is known of the inputs of a step, as its kernel sees their channels. */
    List<Constants> inputsOf(Step step, ChannelRule rule) {
        List<Constants> inputs = new ArrayList<>();
        for (int i = 0; i < step.inputs().size(); i++) {
            Slot slot = step.inputs().get(i);
            inputs.add(of(slot).seenAs(seen(rule.counts().inputs().get(i), slot)));
        }
        return inputs;
    }

    /** Takes over what a step makes of what is known. */
    void follow(Step step, ChannelRule rule) {
        Slot output = step.output();
        Constants found =
                rule.constants(inputsOf(step, rule), seen(rule.counts().output(), output));
        bySlot.put(output.name(), found.seenAs(channels.of(output)));
    }

    private Constants of(Slot slot) {
        return bySlot.computeIfAbsent(
                slot.name(),
                name -> slot.constant()
                        .map(data -> Constants.of(data, channels.of(slot)))
                        .orElseGet(() -> Constants.none(channels.of(slot))));
    }

    private int seen(int count, Slot slot) {
        return count == 0 ? channels.of(slot) : count;
    }
}
