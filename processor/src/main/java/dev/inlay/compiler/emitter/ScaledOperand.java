package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QuantizedOperand;

/** Writes the way from an operand, its zero point taken off, to the scale it shares with another. */
final class ScaledOperand {
    private ScaledOperand() {}

    /** @param variable an int that holds {@code q - zeroPoint} */
    static String of(String variable, QuantizedOperand operand, int leftShift) {
        int log = Integer.numberOfTrailingZeros(operand.multiplier()) - 31 + leftShift;
        if (operand.shift() == 0 && Integer.bitCount(operand.multiplier()) == 1 && log >= 0) {
            return "(" + variable + " << " + log + ")";
        }
        ChannelFactor factor = ChannelFactor.ofDoubleRounding(operand.multiplier(), operand.shift());
        long half = 1L << (factor.shift() - 1);
        String product = variable + " * " + (factor.multiplier() << leftShift) + "L + ";
        String constant = factor.nudge() == Nudge.NONE
                ? half + "L"
                : "(" + variable + " < 0 ? " + (half + factor.nudge().negative()) + "L : "
                        + (half + factor.nudge().positive()) + "L)";
        return "(int) ((" + product + constant + ") >> " + factor.shift() + ")";
    }
}
