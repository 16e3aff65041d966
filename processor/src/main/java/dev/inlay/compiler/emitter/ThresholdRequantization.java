package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.List;

/**
 * Requantization by binary search among the accumulators at which the output steps: exact for every factor. For the rare
 * factors that no multiplier of the available width stands for.
 */
final class ThresholdRequantization implements RequantizationCode {
    private final Requantization requantization;
    private final List<Integer> channels;
    private final List<AccumulatorRange> ranges;
    private final OutputRange output;
    private final KernelNames names;

    /**
     * @param channels whose steps to hold; the channel that is stored is an index in this list
     * @param ranges of all channels
     */
    ThresholdRequantization(
            Requantization requantization,
            List<Integer> channels,
            List<AccumulatorRange> ranges,
            OutputRange output,
            KernelNames names) {
        this.requantization = requantization;
        this.channels = channels;
        this.ranges = ranges;
        this.output = output;
        this.names = names;
    }

    private int steps() {
        return output.max() - output.min();
    }

    /** Per channel, the last accumulator in front of each step; the largest int where there is none. */
    @Override
    public void declare(CodeLines code) {
        int[] last = new int[channels.size() * steps()];
        for (int k = 0; k < channels.size(); k++) {
            int channel = channels.get(k);
            AccumulatorRange range = ranges.get(channel);
            long[] thresholds = Thresholds.of(
                    requantization,
                    channel,
                    range,
                    output.min() - output.zeroPoint(),
                    output.max() - output.zeroPoint());
            for (int i = 0; i < thresholds.length; i++) {
                last[k * steps() + i] = thresholds[i] > range.max() ? Integer.MAX_VALUE : (int) (thresholds[i] - 1);
            }
        }
        code.add("final int[] steps = " + names.ints("STEPS", last) + ";");
    }

    @Override
    public void store(CodeLines code, String accumulator, String channel, String target) {
        String first = accumulator + "First";
        String passed = accumulator + "Steps";
        String base = channels.size() == 1 ? "0" : "(" + channel + ") * " + steps();
        code.add("int " + first + " = " + base + ";");
        code.add("int " + passed + " = 0;");
        code.open("for (int half = " + Integer.highestOneBit(Math.max(1, steps())) + "; half > 0; half >>= 1)");
        code.open("if (" + passed + " + half <= " + steps() + " && steps[" + first + " + " + passed + " + half - 1] < "
                + accumulator + ")");
        code.add(passed + " += half;").close(2);
        code.add(target + " = (byte) (" + Expressions.plus(passed, output.min()) + ");");
    }
}
