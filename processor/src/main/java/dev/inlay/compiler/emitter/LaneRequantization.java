package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Writes the way from sums on float lanes to output elements, channel by channel in the form that is exact. */
final class LaneRequantization {
    private final List<LaneSteps> channels = new ArrayList<>();
    private final List<LaneFactor> factors = new ArrayList<>();
    private final List<Integer> stepped = new ArrayList<>();
    private final LaneCode code;
    private final int low;
    private final int high;

    LaneRequantization(
            Requantization requantization,
            int count,
            IntFunction<AccumulatorRange> ranges,
            OutputRange output,
            LaneCode code) {
        this.code = code;
        this.low = output.min() - output.zeroPoint();
        this.high = output.max() - output.zeroPoint();
        for (int channel = 0; channel < count; channel++) {
            channels.add(new LaneSteps(requantization, channel, ranges.apply(channel), low, high));
            factors.add(LaneFactorSearch.find(channels.get(channel)));
        }
    }

    /** Each plane of the output is a channel. */
    void planes() {
        float[] table = new float[3 * factors.size()];
        for (int i = 0; i < factors.size(); i++) {
            table[3 * i] = factors.get(i).multiplier();
            table[3 * i + 1] = factors.get(i).nudge();
            table[3 * i + 2] = factors.get(i).rest();
            if (factors.get(i).isNone()) {
                stepped.add(i);
            }
        }
        int first = code.output().first();
        String scratch = LaneCode.plane(code.scratch());
        code.lanes(
                "requantize",
                "planes",
                first,
                code.scope().floats("FACTORS", table),
                low,
                high,
                scratch,
                code.length());
        if (!stepped.isEmpty()) {
            declareSteps();
            openSteps();
            String plane = LaneCode.plane(first + " + channels[k]");
            code.lanes("step", plane, "steps", "k * " + (high - low), high - low, low, code.length());
            code.lines().close();
        }
    }

    /** Each element of the one plane is a channel. */
    void vector() {
        float[] multipliers = new float[code.length()];
        float[] nudges = new float[code.length()];
        for (int i = 0; i < factors.size(); i++) {
            boolean simple = !factors.get(i).isNone() && !factors.get(i).isFine();
            multipliers[i] = simple ? factors.get(i).multiplier() : 0;
            nudges[i] = simple ? factors.get(i).nudge() : 0;
            if (!simple) {
                stepped.add(i);
            }
        }
        String sums = LaneCode.plane(code.output().first());
        String scratch = LaneCode.plane(code.scratch());
        if (!stepped.isEmpty()) {
            code.lines().add("System.arraycopy(" + sums + ", 0, " + scratch + ", 0, " + factors.size() + ");");
        }
        code.lanes(
                "requantizeEach",
                sums,
                code.scope().floats("MULTIPLIERS", multipliers),
                code.scope().floats("NUDGES", nudges),
                low,
                high,
                code.length());
        if (!stepped.isEmpty()) {
            declareSteps();
            code.lines().add("final float[] sums = " + scratch + ";");
            code.lines().add("final float[] outputs = " + sums + ";");
            openSteps();
            String step = "sums[channels[k]], steps, k * " + (high - low) + ", " + (high - low) + ", " + low;
            code.assign("outputs[channels[k]]", "step", step);
            code.lines().close();
        }
    }

    private void declareSteps() {
        float[] steps = new float[stepped.size() * (high - low)];
        for (int k = 0; k < stepped.size(); k++) {
            long[] thresholds = channels.get(stepped.get(k)).thresholds();
            for (int i = 0; i < thresholds.length; i++) {
                steps[k * thresholds.length + i] = thresholds[i];
            }
        }
        int[] indexes = stepped.stream().mapToInt(Integer::intValue).toArray();
        code.lines().add("final int[] channels = " + code.scope().ints("CHANNELS", indexes) + ";");
        code.lines().add("final float[] steps = " + code.scope().floats("STEPS", steps) + ";");
    }

    private void openSteps() {
        code.lines().open("for (int k = 0; k < " + stepped.size() + "; k++)");
    }
}
