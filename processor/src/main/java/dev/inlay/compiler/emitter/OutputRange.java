package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.List;

/**
 * Where requantized values end up.
 *
 * @param min lower end of the clamp
 * @param max upper end of the clamp
 * @param clampsBelow whether a value can be below {@code min}
 * @param clampsAbove whether a value can be above {@code max}
 */
record OutputRange(int zeroPoint, int min, int max, boolean clampsBelow, boolean clampsAbove) {
    OutputRange(int zeroPoint, int min, int max) {
        this(zeroPoint, min, max, true, true);
    }

    OutputRange withoutIdleClamps(Requantization requantization, List<AccumulatorRange> ranges) {
        boolean below = false;
        boolean above = false;
        for (int channel = 0; channel < ranges.size(); channel++) {
            AccumulatorRange range = ranges.get(channel);
            below |= (long) requantization.apply(channel, (int) range.min()) + zeroPoint < min;
            above |= (long) requantization.apply(channel, (int) range.max()) + zeroPoint > max;
        }
        return new OutputRange(zeroPoint, min, max, below, above);
    }

    /** Whether everything that is negative before the zero point is added comes out as {@code min}. */
    boolean hidesNegative() {
        return min >= zeroPoint;
    }

    /** Brings {@code variable}, an int or a long, into the range. */
    void clamp(CodeLines code, String variable) {
        if (clampsBelow) {
            code.open("if (" + variable + " < " + min + ")").add(variable + " = " + min + ";");
            if (clampsAbove) {
                code.reopen("else if (" + variable + " > " + max + ")").add(variable + " = " + max + ";");
            }
            code.close();
        } else if (clampsAbove) {
            code.open("if (" + variable + " > " + max + ")")
                    .add(variable + " = " + max + ";")
                    .close();
        }
    }
}
