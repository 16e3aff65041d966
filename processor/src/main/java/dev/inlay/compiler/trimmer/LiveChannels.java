package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The channels of every slot that the results of a program depend on, or that a kernel cannot leave out. */
final class LiveChannels {
    private final SlotChannels channels;
    private final Map<String, ChannelSet> live = new HashMap<>();
    private boolean changed;

    private LiveChannels(SlotChannels channels) {
        this.channels = channels;
    }

    static LiveChannels find(
            Program program, List<ChannelRule> rules, SlotChannels channels, ProgramConstants constants) {
        LiveChannels found = new LiveChannels(channels);
        program.sources().forEach(found::addAll);
        program.results().forEach(found::addAll);
        do {
            found.changed = false;
            for (int i = rules.size() - 1; i >= 0; i--) {
                Step step = program.steps().get(i);
                found.visit(step, rules.get(i), constants.inputsOf(step, rules.get(i)));
            }
        } while (found.changed);
        return found;
    }

    /** The live channels of a slot. */
    ChannelSet of(Slot slot) {
        return live.getOrDefault(slot.name(), ChannelSet.none(channels.of(slot)));
    }

    /** The live channels of the output of a step, as its kernel sees them. */
    ChannelSet ofOutput(Step step, ChannelRule rule) {
        return of(step.output()).seenAs(seen(rule.counts().output(), step.output()));
    }

    /** The live channels of the inputs of a step, as its kernel sees them. */
    List<ChannelSet> ofInputs(Step step, ChannelRule rule) {
        List<ChannelSet> inputs = new ArrayList<>();
        for (int i = 0; i < step.inputs().size(); i++) {
            Slot slot = step.inputs().get(i);
            inputs.add(of(slot).seenAs(seen(rule.counts().inputs().get(i), slot)));
        }
        return inputs;
    }

    private void visit(Step step, ChannelRule rule, List<Constants> constants) {
        ChannelSet outputs = ofOutput(step, rule);
        if (outputs.isEmpty()) {
            return;
        }
        for (int i = 0; i < step.inputs().size(); i++) {
            Slot input = step.inputs().get(i);
            int inputChannels = seen(rule.counts().inputs().get(i), input);
            add(input, rule.needed(i, inputChannels, outputs, constants));
        }
        for (ChannelSet inputs : ofInputs(step, rule)) {
            add(step.output(), rule.tied(outputs.size(), inputs));
        }
    }

    private void addAll(Slot slot) {
        add(slot, ChannelSet.all(channels.of(slot)));
    }

    private void add(Slot slot, ChannelSet more) {
        ChannelSet before = of(slot);
        ChannelSet after = before.plus(more.seenAs(before.size()));
        changed |= after.count() > before.count();
        live.put(slot.name(), after);
    }

    private int seen(int count, Slot slot) {
        return count == 0 ? channels.of(slot) : count;
    }
}
