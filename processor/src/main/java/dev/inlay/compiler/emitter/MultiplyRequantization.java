package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.List;

/** Requantization by one 64-bit multiply and shift, factors as literals or in tables. */
final class MultiplyRequantization implements RequantizationCode {
    private static final int TABLE_BITS = 31;
    private static final int LITERAL_BITS = 53;
    private static final int FOLDED_BITS = 62;

    private final List<ChannelFactor> factors;
    private final OutputRange output;
    private final KernelNames names;
    private final boolean uniform;
    private final boolean fitsInt;
    private final boolean foldsZeroPoint;
    private final boolean anyNegative;

    MultiplyRequantization(
            List<ChannelFactor> factors, List<AccumulatorRange> ranges, OutputRange output, KernelNames names) {
        this.factors = factors;
        this.output = output;
        this.names = names;
        this.uniform = factors.stream().distinct().count() == 1;
        boolean narrow = true;
        int zeroPointBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(output.zeroPoint()));
        boolean foldable = true;
        boolean negative = false;
        for (int i = 0; i < factors.size(); i++) {
            ChannelFactor factor = factors.get(i);
            long product = ranges.get(i).magnitude() * factor.multiplier() + Nudge.DOUBLE.positive();
            narrow &= product >> (factor.shift() - 1) < Integer.MAX_VALUE - 512;
            foldable &= product < 1L << 62 && factor.shift() + zeroPointBits < FOLDED_BITS;
            negative |= ranges.get(i).min() < 0;
        }
        this.fitsInt = narrow;
        this.foldsZeroPoint = foldable;
        this.anyNegative = negative && !output.hidesNegative();
    }

    /** Multiplier widths to try in turn: a table holds ints, a literal may be longer. */
    static int[] multiplierBits(Requantization requantization) {
        return requantization.isPerChannel() ? new int[] {TABLE_BITS} : new int[] {TABLE_BITS, LITERAL_BITS};
    }

    @Override
    public void declare(CodeLines code) {
        if (uniform) {
            return;
        }
        code.add("final int[] multipliers = "
                + names.ints(
                        "MULTIPLIERS",
                        factors.stream().mapToInt(f -> (int) f.multiplier()).toArray())
                + ";");
        if (!sameShift()) {
            byte[] shifts = new byte[factors.size()];
            for (int i = 0; i < shifts.length; i++) {
                shifts[i] = (byte) (factors.get(i).shift() - 1);
            }
            code.add("final byte[] shifts = " + names.bytes("SHIFTS", shifts) + ";");
        }
        if (!sameNudge()) {
            int[] nudges =
                    factors.stream().mapToInt(f -> (int) f.nudge().positive()).toArray();
            code.add("final int[] nudges = " + names.ints("NUDGES", nudges) + ";");
        }
    }

    @Override
    public void store(CodeLines code, String accumulator, String channel, String target) {
        String value = uniform ? literalForm(accumulator) : tableForm(accumulator, channel);
        String variable = fitsInt ? accumulator : accumulator + "Wide";
        code.add((fitsInt ? "" : "long ") + variable + " = " + value + ";");
        output.clamp(code, variable);
        code.add(target + " = " + names.toElement(variable) + ";");
    }

    private String literalForm(String accumulator) {
        ChannelFactor factor = factors.get(0);
        long half = 1L << (factor.shift() - 1);
        long constant = foldsZeroPoint ? half + ((long) output.zeroPoint() << factor.shift()) : half;
        String product = accumulator + " * " + factor.multiplier() + "L";
        String nudged;
        if (anyNegative && factor.nudge() != Nudge.NONE) {
            nudged = product + " + (" + accumulator + " < 0 ? "
                    + (constant + factor.nudge().negative()) + "L : "
                    + (constant + factor.nudge().positive()) + "L)";
        } else {
            nudged = product + " + " + (constant + factor.nudge().positive()) + "L";
        }
        String shifted = narrow("(" + nudged + ") >> " + factor.shift());
        return foldsZeroPoint ? shifted : Expressions.plus(shifted, output.zeroPoint());
    }

    /** Shifts by one less, adds the half as 1 and the zero point doubled, and shifts once more: no table of halves. */
    private String tableForm(String accumulator, String channel) {
        String product = accumulator + " * (long) multipliers[" + channel + "]" + nudgeTerm(accumulator, channel);
        String shift = sameShift() ? Integer.toString(factors.get(0).shift() - 1) : "shifts[" + channel + "]";
        return "(" + Expressions.plus(narrow("(" + product + ") >> " + shift), 1 + 2L * output.zeroPoint()) + ") >> 1";
    }

    private String nudgeTerm(String accumulator, String channel) {
        if (!sameNudge()) {
            String nudge = "nudges[" + channel + "]";
            return anyNegative ? " + (" + accumulator + " < 0 ? -" + nudge + " : " + nudge + ")" : " + " + nudge;
        }
        Nudge nudge = factors.get(0).nudge();
        if (nudge == Nudge.NONE || (nudge == Nudge.AWAY && !anyNegative)) {
            return "";
        }
        if (nudge == Nudge.AWAY) {
            return " + (" + accumulator + " >> 31)";
        }
        return anyNegative
                ? " + (" + accumulator + " < 0 ? " + nudge.negative() + "L : " + nudge.positive() + "L)"
                : " + " + nudge.positive() + "L";
    }

    private String narrow(String wide) {
        return fitsInt ? "(int) (" + wide + ")" : "(" + wide + ")";
    }

    private boolean sameShift() {
        return factors.stream().mapToInt(ChannelFactor::shift).distinct().count() == 1;
    }

    private boolean sameNudge() {
        return factors.stream().map(ChannelFactor::nudge).distinct().count() == 1;
    }
}
