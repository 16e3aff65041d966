package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QWideConv;
import dev.inlay.compiler.kernel.WideRequantization;
import java.util.ArrayList;
import java.util.List;

/** Chooses how sums of int16 layers come to the output's scale: one multiplication of 15 bits, half up. */
final class WideRequantizationCode {
    private WideRequantizationCode() {}

    static RequantizationCode of(QWideConv conv, KernelNames names) {
        List<AccumulatorRange> ranges = new ArrayList<>();
        for (int m = 0; m < conv.outputChannels(); m++) {
            ranges.add(conv.accumulatorRange(m));
        }
        return of(conv.requantization(), ranges, conv.min(), conv.max(), names);
    }

    /** @param ranges of the accumulator of each channel */
    static RequantizationCode of(
            WideRequantization requantization, List<AccumulatorRange> ranges, int min, int max, KernelNames names) {
        List<ChannelFactor> factors = new ArrayList<>();
        boolean below = false;
        boolean above = false;
        for (int m = 0; m < ranges.size(); m++) {
            AccumulatorRange range = ranges.get(m);
            factors.add(new ChannelFactor(requantization.multiplier(m), requantization.rightShift(m), Nudge.NONE));
            below |= requantization.toOutput(m, range.min(), Integer.MIN_VALUE, Integer.MAX_VALUE) < min;
            above |= requantization.toOutput(m, range.max(), Integer.MIN_VALUE, Integer.MAX_VALUE) > max;
        }
        return new MultiplyRequantization(factors, ranges, new OutputRange(0, min, max, below, above), names);
    }
}
