package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Requantization of one channel after another by {@code (sum * multiplier + offset) >> shift}, all three in local
 * variables. The offset holds what the sum starts at, the rounding, and the zero point of the output.
 */
final class LocalRequantization {
    /** From here on the zero point of the output would leave a long. */
    private static final int MAX_SHIFT = 54;

    private final List<ChannelFactor> factors;
    private final OutputRange output;
    private final KernelNames names;
    private final boolean sameShift;
    private final boolean signed;

    private LocalRequantization(List<ChannelFactor> factors, OutputRange output, boolean signed, KernelNames names) {
        this.factors = factors;
        this.output = output;
        this.names = names;
        this.sameShift =
                factors.stream().mapToInt(ChannelFactor::shift).distinct().count() == 1;
        this.signed = signed;
    }

    /** Of a depthwise convolution, where rounding is double and everything fits a long. */
    static Optional<LocalRequantization> of(QDepthwiseConv conv, KernelNames names) {
        if (!conv.requantization().doubleRounding()) {
            return Optional.empty();
        }
        List<ChannelFactor> factors = new ArrayList<>();
        List<AccumulatorRange> ranges = new ArrayList<>();
        boolean fits = true;
        boolean negative = false;
        for (int channel = 0; channel < conv.outputChannels(); channel++) {
            ChannelFactor factor = ChannelFactor.ofDoubleRounding(
                    conv.requantization().multiplier(channel),
                    conv.requantization().shift(channel));
            AccumulatorRange range = conv.accumulatorRange(channel);
            factors.add(factor);
            ranges.add(range);
            long product = range.magnitude() * factor.multiplier() + Nudge.DOUBLE.positive();
            fits &= factor.shift() < MAX_SHIFT
                    && product >> factor.shift() < Integer.MAX_VALUE - 512
                    && product < 1L << 61;
            negative |= range.min() < 0 && factor.nudge() != Nudge.NONE;
        }
        OutputRange output = new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max())
                .withoutIdleClamps(conv.requantization(), ranges);
        return fits
                ? Optional.of(new LocalRequantization(factors, output, negative && !output.hidesNegative(), names))
                : Optional.empty();
    }

    /** Brings the tables into local variables, at the start of the method. */
    void declare(CodeLines code) {
        code.add("final int[] multipliers = "
                + names.ints(
                        "MULTIPLIERS",
                        factors.stream().mapToInt(f -> (int) f.multiplier()).toArray())
                + ";");
        if (!sameShift) {
            byte[] shifts = new byte[factors.size()];
            IntStream.range(0, shifts.length)
                    .forEach(i -> shifts[i] = (byte) factors.get(i).shift());
            code.add("final byte[] shifts = " + names.bytes("SHIFTS", shifts) + ";");
        }
    }

    /** Sets what does not depend on where the sum starts, from the index {@code channel}. */
    void openChannel(CodeLines code) {
        code.add("final long multiplier = multipliers[channel];");
        if (!sameShift) {
            code.add("final int shift = shifts[channel];");
        }
        code.add("final long half = " + half() + ";");
        code.add("long offset = 0;");
        if (signed) {
            code.add("int zero = 0;");
            if (!sameShift) {
                code.add("final long nudge = shift > 31 ? " + 2 * Nudge.DOUBLE.positive() + "L : 0L;");
            }
        }
    }

    /** Half a step, the zero point, and the nudge of a sum that is not negative. */
    private String half() {
        int zeroPoint = output.zeroPoint();
        if (sameShift) {
            ChannelFactor factor = factors.get(0);
            long half = 1L << (factor.shift() - 1);
            return half + ((long) zeroPoint << factor.shift()) + factor.nudge().positive() + "L";
        }
        String doubled = 1 + 2L * zeroPoint + "L << shift - 1";
        boolean sometimes =
                factors.stream().map(ChannelFactor::nudge).distinct().count() > 1;
        String nudge = Nudge.DOUBLE.positive() + "L";
        return factors.get(0).nudge() == Nudge.NONE && !sometimes
                ? doubled
                : "(" + doubled + ") + " + (sometimes ? "(shift > 31 ? " + nudge + " : 0L)" : nudge);
    }

    /** Sets where the sum starts. */
    void start(CodeLines code, String start) {
        code.add("offset = half + multiplier * (" + start + ");");
        if (signed) {
            code.add("zero = -(" + start + ");");
        }
    }

    /** Stores the output of {@code sum}, an int without what it starts at. */
    void store(CodeLines code, String sum, String target) {
        String shift = sameShift ? Integer.toString(factors.get(0).shift()) : "shift";
        if (signed) {
            code.add("sum = " + sum + ";");
            String nudge = sameShift ? 2 * Nudge.DOUBLE.positive() + "L" : "nudge";
            code.add("out = (int) (sum * multiplier + (sum < zero ? offset - " + nudge + " : offset) >> " + shift
                    + ");");
        } else {
            code.add("out = (int) ((" + sum + ") * multiplier + offset >> " + shift + ");");
        }
        output.clamp(code, "out");
        code.add(target + " = (byte) out;");
    }

    /** Declares what {@link #store} needs. */
    void declareTemporaries(CodeLines code) {
        code.add("int out;");
        if (signed) {
            code.add("int sum;");
        }
    }
}
