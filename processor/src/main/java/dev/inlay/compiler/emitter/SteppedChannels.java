package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requantization by multiplication, but for a few channels that no multiplier stands for. */
final class SteppedChannels implements RequantizationCode {
    /** Channels that are told apart by comparison. */
    private static final int MAX_EXCEPTIONS = 8;

    private final RequantizationCode multiplied;
    private final RequantizationCode stepped;
    private final List<Integer> exceptions;

    private SteppedChannels(RequantizationCode multiplied, RequantizationCode stepped, List<Integer> exceptions) {
        this.multiplied = multiplied;
        this.stepped = stepped;
        this.exceptions = exceptions;
    }

    /** @param factors of the channels that have one */
    static RequantizationCode around(
            List<Optional<ChannelFactor>> factors,
            Requantization requantization,
            List<AccumulatorRange> ranges,
            OutputRange output,
            KernelNames names) {
        List<Integer> exceptions = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        List<ChannelFactor> present = factors.stream().flatMap(Optional::stream).toList();
        for (int channel = 0; channel < factors.size(); channel++) {
            all.add(channel);
            if (factors.get(channel).isEmpty()) {
                exceptions.add(channel);
            }
        }
        if (exceptions.size() > MAX_EXCEPTIONS || present.isEmpty()) {
            return new ThresholdRequantization(requantization, all, ranges, output, names);
        }
        // the exceptions take any factor that does not widen the tables
        List<ChannelFactor> filled =
                factors.stream().map(factor -> factor.orElse(present.get(0))).toList();
        RequantizationCode multiplied = new MultiplyRequantization(filled, ranges, output, names);
        return exceptions.isEmpty()
                ? multiplied
                : new SteppedChannels(
                        multiplied,
                        new ThresholdRequantization(requantization, exceptions, ranges, output, names),
                        exceptions);
    }

    @Override
    public void declare(CodeLines code) {
        multiplied.declare(code);
        stepped.declare(code);
    }

    @Override
    public void store(CodeLines code, String accumulator, String channel, String target) {
        for (int i = 0; i < exceptions.size(); i++) {
            String head = "if (" + channel + " == " + exceptions.get(i) + ")";
            if (i == 0) {
                code.open(head);
            } else {
                code.reopen("else " + head);
            }
            stepped.store(code, accumulator, Integer.toString(i), target);
        }
        code.reopen("else");
        multiplied.store(code, accumulator, channel, target);
        code.close();
    }
}
