package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requantization of sums that are counted from the smallest their channel can have, in one multiplication, one addition
 * and one shift by the same amount for all channels: {@code (sum * multiplier + addend) >> shift}. Bias, zero point and
 * rounding are part of the addend.
 */
final class FoldedRequantization {
    private static final int MIN_SHIFT = 16;
    private static final int MAX_SHIFT = 48;

    /** Up to this many results are clamped by one load from a table instead of two comparisons. */
    private static final int MAX_CLAMP_TABLE = 1 << 13;

    private final List<FoldedFactor> factors;
    private final int shift;
    private final OutputRange output;
    private final KernelNames names;
    /** The results that the table clamps. */
    private final long lowest;

    private final long highest;
    private final boolean inTable;

    private FoldedRequantization(
            List<FoldedFactor> factors,
            int shift,
            List<AccumulatorRange> ranges,
            OutputRange output,
            KernelNames names) {
        this.factors = factors;
        this.shift = shift;
        this.output = output;
        this.names = names;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int channel = 0; channel < factors.size(); channel++) {
            AccumulatorRange sums = sums(ranges.get(channel));
            first = Math.min(first, factors.get(channel).apply(sums.min(), shift));
            last = Math.max(last, factors.get(channel).apply(sums.max(), shift));
        }
        boolean clamps = output.clampsBelow() || output.clampsAbove();
        // a power of two, so that layers of similar ranges share a table
        long bound = Long.highestOneBit(Math.max(1, Math.max(-first - 1, last))) << 1;
        this.inTable = clamps && 2 * bound <= MAX_CLAMP_TABLE;
        this.lowest = inTable ? -bound : 0;
        this.highest = bound - 1;
    }

    /** What is above the smallest accumulator. */
    private static AccumulatorRange sums(AccumulatorRange range) {
        return new AccumulatorRange(0, range.max() - range.min());
    }

    /**
     * The form with the smallest numbers; empty where some channel has none, as where ties on both sides of 0 go away
     * from it.
     *
     * @param ranges one a channel; sums are what is above its minimum
     */
    static Optional<FoldedRequantization> find(
            Requantization requantization, List<AccumulatorRange> ranges, OutputRange output, KernelNames names) {
        List<FoldedFactor.Steps> steps = new ArrayList<>();
        for (int channel = 0; channel < ranges.size(); channel++) {
            steps.add(FoldedFactor.Steps.of(requantization, channel, ranges.get(channel), output));
        }
        OutputRange needed = output.withoutIdleClamps(requantization, ranges);
        for (int shift = MIN_SHIFT; shift <= MAX_SHIFT; shift++) {
            List<FoldedFactor> factors = find(steps, shift);
            if (factors.size() == steps.size()) {
                return Optional.of(new FoldedRequantization(factors, shift, ranges, needed, names));
            }
        }
        return Optional.empty();
    }

    /** Factors up to the first channel that has none. */
    private static List<FoldedFactor> find(List<FoldedFactor.Steps> steps, int shift) {
        List<FoldedFactor> factors = new ArrayList<>();
        for (FoldedFactor.Steps channel : steps) {
            Optional<FoldedFactor> factor = FoldedFactor.find(channel, shift)
                    .filter(found -> found.fitsInt(channel.range(), shift))
                    .map(found -> found.from(channel.range().min()));
            if (factor.isEmpty()) {
                break;
            }
            factors.add(factor.get());
        }
        return factors;
    }

    /** Brings constant tables into local variables, at the start of the method. */
    void declare(CodeLines code) {
        if (!isUniform()) {
            long[] multipliers =
                    factors.stream().mapToLong(FoldedFactor::multiplier).toArray();
            code.add("final long[] multipliers = " + names.longs("MULTIPLIERS", multipliers) + ";");
        }
        long[] addends = new long[factors.size()];
        for (int channel = 0; channel < addends.length; channel++) {
            addends[channel] = addend(channel);
        }
        code.add("final long[] addends = " + names.longs("ADDENDS", addends) + ";");
        declareClamp(code);
    }

    /** As {@link #declare}, for code whose channels are literals. */
    void declareClamp(CodeLines code) {
        if (inTable) {
            String table = names.clamp("CLAMP", (int) lowest, (int) highest, output.min(), output.max());
            code.add("final byte[] clamp = " + table + ";");
        }
    }

    private long addend(int channel) {
        return factors.get(channel).addend() - (lowest << shift);
    }

    private boolean isUniform() {
        return factors.stream().mapToLong(FoldedFactor::multiplier).distinct().count() == 1;
    }

    /**
     * Stores the output element of a sum.
     *
     * @param sum expression of type long
     * @param variable a free name
     * @param channel the variable that counts channels, which moves on by one
     * @param target assignable expression of type byte; evaluated once
     */
    void store(CodeLines code, String sum, String variable, String channel, String target) {
        String multiplier = isUniform() ? factors.get(0).multiplier() + "L" : "multipliers[" + channel + "]";
        store(code, "(" + sum + ") * " + multiplier + " + addends[" + channel + "++]", variable, target);
    }

    /** Takes the numbers of the channel {@code channel}, for {@link #storeSum}, into local variables. */
    void openChannel(CodeLines code) {
        if (!isUniform()) {
            code.add("final long multiplier = multipliers[channel];");
        }
        code.add("final long addend = addends[channel];");
    }

    /** As {@link #store}, for the channel that is open. */
    void storeSum(CodeLines code, String sum, String variable, String target) {
        String multiplier = isUniform() ? factors.get(0).multiplier() + "L" : "multiplier";
        store(code, "(" + sum + ") * " + multiplier + " + addend", variable, target);
    }

    /** As above, for one channel. */
    void storeOne(CodeLines code, String sum, String variable, int channel, String target) {
        names.literals(2);
        String scaled = "(" + sum + ") * " + factors.get(channel).multiplier() + "L + " + addend(channel) + "L";
        store(code, scaled, variable, target);
    }

    private void store(CodeLines code, String scaled, String variable, String target) {
        String value = "(int) (" + scaled + " >> " + shift + ")";
        if (inTable) {
            code.add(target + " = clamp[" + value + "];");
        } else if (output.clampsBelow() || output.clampsAbove()) {
            code.add("int " + variable + " = " + value + ";");
            output.clamp(code, variable);
            code.add(target + " = (byte) " + variable + ";");
        } else {
            code.add(target + " = (byte) " + value + ";");
        }
    }
}
