package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.Window;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A layer whose output channel {@code c * multiplier + m} depends on input channel c alone. */
abstract class DepthwiseRule implements ChannelRule {
    private final Window window;
    private final int batch;
    private final int inputs;
    private final int multiplier;

    DepthwiseRule(Window window, int batch, int inputs, int multiplier) {
        this.window = window;
        this.batch = batch;
        this.inputs = inputs;
        this.multiplier = multiplier;
    }

    /** What an output channel is, whatever its input channel holds, if that is one value. */
    abstract Optional<Float> constant(int output);

    /** The kernel with these input channels and all output channels of each. */
    abstract Kernel only(int[] keptInputs, int[] keptOutputs);

    /** Memory filled with a value, of the kernel's type. */
    abstract Buffer filled(int length, float value);

    @Override
    public final ChannelCounts counts() {
        return ChannelCounts.of(inputs, inputs * multiplier);
    }

    @Override
    public final Constants constants(List<Constants> known, int outputChannels) {
        Constants constants = Constants.none(outputChannels);
        for (int c = 0; c < inputs; c++) {
            Optional<Buffer> result =
                    known.get(0).isKnown(c) ? Optional.of(run(c, known.get(0).value(c))) : Optional.empty();
            for (int output = c * multiplier; output < (c + 1) * multiplier; output++) {
                int m = output - c * multiplier;
                Optional<Float> value =
                        result.isPresent() ? Constants.uniform(result.get(), m, multiplier) : constant(output);
                if (value.isPresent()) {
                    constants.add(output, value.get());
                }
            }
        }
        return constants;
    }

    /** The outputs of one input channel that holds {@code value}. */
    private Buffer run(int input, float value) {
        int[] channel = {input};
        Buffer result = filled(batch * window.outputElements() * multiplier, 0);
        only(channel, outputsOf(channel)).run(List.of(filled(batch * window.inputElements(), value)), result);
        return result;
    }

    private int[] outputsOf(int... keptInputs) {
        int[] outputs = new int[keptInputs.length * multiplier];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = keptInputs[i / multiplier] * multiplier + i % multiplier;
        }
        return outputs;
    }

    @Override
    public final ChannelSet needed(int input, int inputChannels, ChannelSet kept, List<Constants> known) {
        BitSet needed = new BitSet(inputs);
        kept.members().stream().forEach(output -> needed.set(output / multiplier));
        return new ChannelSet(inputs, needed);
    }

    @Override
    public final ChannelSet tied(int outputChannels, ChannelSet given) {
        BitSet tied = new BitSet(outputChannels);
        for (int output : outputsOf(given.indices())) {
            tied.set(output);
        }
        return new ChannelSet(outputChannels, tied);
    }

    @Override
    public final Kernel trimmed(List<ChannelSet> given, ChannelSet outputs, List<Constants> known) {
        int[] kept = given.get(0).indices();
        return only(kept, outputsOf(kept));
    }
}
