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

    private final List<FoldedFactor> factors;
    private final int shift;
    private final OutputRange output;
    private final KernelNames names;

    private FoldedRequantization(List<FoldedFactor> factors, int shift, OutputRange output, KernelNames names) {
        this.factors = factors;
        this.shift = shift;
        this.output = output;
        this.names = names;
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
                return Optional.of(new FoldedRequantization(factors, shift, needed, names));
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
            code.add("final long[] multipliers = "
                    + names.longs(
                            "MULTIPLIERS",
                            factors.stream().mapToLong(FoldedFactor::multiplier).toArray()) + ";");
        }
        code.add("final long[] addends = "
                + names.longs(
                        "ADDENDS",
                        factors.stream().mapToLong(FoldedFactor::addend).toArray()) + ";");
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
        code.add("int " + variable + " = (int) ((" + sum + ") * " + multiplier + " + addends[" + channel + "++] >> "
                + shift + ");");
        output.clamp(code, variable);
        code.add(target + " = (byte) " + variable + ";");
    }
}
