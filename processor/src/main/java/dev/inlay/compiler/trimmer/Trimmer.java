package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes channels out of a program that change nothing of what it computes: those that nobody reads with a weight other
 * than 0, and those that always hold the same value, where what their readers make of it can be part of a bias.
 *
 * <p>Integers stay what they were, every one of those that are left. Float results stay what they were for finite
 * activations, but for the sign of a 0.
 */
public final class Trimmer {
    private final Program program;
    private final List<ChannelRule> rules;
    private final ProgramConstants constants;
    private final LiveChannels live;

    private Trimmer(Program program) {
        this.program = program;
        this.rules = program.steps().stream().map(ChannelRules::of).toList();
        SlotChannels channels = new SlotChannels(program, rules);
        this.constants = new ProgramConstants(channels);
        for (int i = 0; i < rules.size(); i++) {
            constants.follow(program.steps().get(i), rules.get(i));
        }
        this.live = LiveChannels.find(program, rules, channels, constants);
    }

    /** The program without such channels, and without the steps that compute nothing else. */
    public static Program trim(Program program) {
        boolean empty = program.steps().stream()
                .flatMap(step -> Stream.concat(step.inputs().stream(), Stream.of(step.output())))
                .anyMatch(slot -> slot.length() == 0);
        return empty ? program : new Trimmer(program).trimmed();
    }

    private Program trimmed() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Step step = program.steps().get(i);
            if (!live.of(step.output()).isEmpty()) {
                steps.add(trimmed(step, rules.get(i)));
            }
        }
        return new Program(program.name(), program.inputs(), program.outputs(), steps, program.states());
    }

    private Step trimmed(Step step, ChannelRule rule) {
        List<ChannelSet> inputs = live.ofInputs(step, rule);
        ChannelSet outputs = live.ofOutput(step, rule);
        if (outputs.isAll() && inputs.stream().allMatch(ChannelSet::isAll)) {
            return step;
        }
        Kernel kernel = rule.trimmed(inputs, outputs, constants.inputsOf(step, rule));
        List<Slot> slots = step.inputs().stream().map(this::trimmed).toList();
        return new Step(step.name(), kernel, slots, trimmed(step.output()));
    }

    private Slot trimmed(Slot slot) {
        return SlotTrimmer.trim(slot, live.of(slot));
    }
}
