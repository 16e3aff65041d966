package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel that computes channel c of the output from channel c of each input, in the same way for every c.
 *
 * @param channels as the kernel counts them; 0 for an element-wise one, which has any number
 */
record LinkedRule(Step step, int channels, Resizing resizing) implements ChannelRule {
    /** The kernel for {@code channels} channels in the place of {@code before}. */
    interface Resizing {
        Kernel resize(int channels, int before);
    }

    @Override
    public ChannelCounts counts() {
        return ChannelCounts.linked(step.inputs().size(), channels);
    }

    @Override
    public Constants constants(List<Constants> known, int outputChannels) {
        Constants constants = Constants.none(outputChannels);
        Kernel one = resizing.resize(1, outputChannels);
        for (int c = 0; c < outputChannels; c++) {
            int channel = c;
            if (known.stream().allMatch(input -> input.isKnown(channel))) {
                Buffer result = run(one, known, channel, outputChannels);
                Constants.uniform(result, 0, 1).ifPresent(value -> constants.add(channel, value));
            }
        }
        return constants;
    }

    private Buffer run(Kernel one, List<Constants> known, int channel, int channels) {
        List<Buffer> operands = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Slot slot = step.inputs().get(i);
            operands.add(Buffer.filled(
                    slot.elementType(), slot.length() / channels, known.get(i).value(channel)));
        }
        Slot output = step.output();
        Buffer result = Buffer.allocate(output.elementType(), output.length() / channels);
        one.run(operands, result);
        return result;
    }

    @Override
    public ChannelSet needed(int input, int inputChannels, ChannelSet outputs, List<Constants> constants) {
        return outputs;
    }

    @Override
    public ChannelSet tied(int outputChannels, ChannelSet given) {
        return given;
    }

    @Override
    public Kernel trimmed(List<ChannelSet> given, ChannelSet outputs, List<Constants> constants) {
        return resizing.resize(outputs.count(), outputs.size());
    }
}
