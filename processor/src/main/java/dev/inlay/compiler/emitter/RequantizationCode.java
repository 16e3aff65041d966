package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Writes the way from an accumulator to the output element. */
interface RequantizationCode {
    /** Brings constant tables into local variables, at the start of the method. */
    void declare(CodeLines code);

    /**
     * Stores the output element of an accumulator.
     *
     * @param accumulator an int variable, whose value is lost
     * @param channel expression for the index of the output channel
     * @param target assignable expression of the output's type; evaluated once
     */
    void store(CodeLines code, String accumulator, String channel, String target);

    /** The cheapest form that equals {@code requantization} for every accumulator in the channels' ranges. */
    static RequantizationCode choose(
            Requantization requantization,
            int channels,
            IntFunction<AccumulatorRange> ranges,
            OutputRange output,
            KernelNames names) {
        List<AccumulatorRange> all = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            all.add(ranges.apply(channel));
        }
        OutputRange needed = output.withoutIdleClamps(requantization, all);
        if (requantization.doubleRounding()) {
            return new MultiplyRequantization(doubleRounding(requantization, channels), all, needed, names);
        }
        int fewest = Integer.MAX_VALUE;
        List<Optional<ChannelFactor>> best = List.of();
        for (int bits : MultiplyRequantization.multiplierBits(requantization)) {
            for (Nudge nudge : new Nudge[] {Nudge.NONE, Nudge.AWAY}) {
                List<Optional<ChannelFactor>> factors = singleRounding(requantization, all, output, bits, nudge);
                int missing = (int) factors.stream().filter(Optional::isEmpty).count();
                if (missing < fewest) {
                    fewest = missing;
                    best = factors;
                }
            }
        }
        return SteppedChannels.around(best, requantization, all, needed, names);
    }

    private static List<ChannelFactor> doubleRounding(Requantization requantization, int channels) {
        List<ChannelFactor> factors = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            factors.add(
                    ChannelFactor.ofDoubleRounding(requantization.multiplier(channel), requantization.shift(channel)));
        }
        return factors;
    }

    private static List<Optional<ChannelFactor>> singleRounding(
            Requantization requantization, List<AccumulatorRange> ranges, OutputRange output, int bits, Nudge nudge) {
        List<Optional<ChannelFactor>> factors = new ArrayList<>();
        for (int channel = 0; channel < ranges.size(); channel++) {
            factors.add(new SingleRounding(
                            requantization,
                            channel,
                            ranges.get(channel),
                            output.min() - output.zeroPoint(),
                            output.max() - output.zeroPoint())
                    .find(bits, nudge));
        }
        return factors;
    }
}
