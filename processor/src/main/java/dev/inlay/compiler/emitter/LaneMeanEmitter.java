package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QSum;
import dev.inlay.compiler.program.LaneLayout;

/** The mean of each plane, as an element of one plane. */
final class LaneMeanEmitter {
    private LaneMeanEmitter() {}

    static void write(QMean mean, LaneCode code) {
        LaneLayout input = code.input(0).layout();
        QSum sum = mean.asSum();
        code.lines().add("final float[] means = " + LaneCode.plane(code.output().first()) + ";");
        code.lines().open("for (int c = 0; c < " + input.channels() + "; c++)");
        String plane = LaneCode.plane(Expressions.plus("c", code.input(0).first()));
        code.assign("means[c]", "sum", plane + ", " + input.positions());
        code.lines().close();
        new LaneRequantization(
                        sum.requantization(),
                        input.channels(),
                        channel -> sum.accumulatorRange(),
                        new OutputRange(sum.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE),
                        code)
                .vector();
    }
}
