package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Requantization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        float[] table = new float[LaneFactor.LENGTH * factors.size()];
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).write(table, LaneFactor.LENGTH * i);
            if (factors.get(i).isNone()) {
                stepped.add(i);
            }
        }
        int first = code.output().first();
        String field = code.scope().floats("FACTORS", table);
        code.lanes("requantize", "planes", first, field, low, high, code.scratch(), code.length());
        if (!stepped.isEmpty()) {
            declareSteps();
            openSteps();
            String plane = LaneCode.plane(first + " + channels[k]");
            code.lanes("step", plane, "steps", "k * " + (high - low), high - low, low, code.length());
            code.lines().close();
        }
    }

    /** Each element of the one plane is a channel; where one factor is not simple, none is. */
    void vector() {
        boolean simple = factors.stream().allMatch(LaneFactor::isSimple);
        if (!simple) {
            for (int i = 0; i < factors.size(); i++) {
                factors.set(i, LaneFactorSearch.findFine(channels.get(i)));
            }
        }
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).isNone()) {
                stepped.add(i);
            }
        }
        String sums = LaneCode.plane(code.output().first());
        String kept = LaneCode.plane(code.scratch() + 2);
        if (!stepped.isEmpty()) {
            code.lines().add("System.arraycopy(" + sums + ", 0, " + kept + ", 0, " + factors.size() + ");");
        }
        String multipliers = column("MULTIPLIERS", LaneFactor::multiplier);
        String nudges = column("NUDGES", LaneFactor::nudge);
        if (simple) {
            code.lanes("requantizeEach", sums, multipliers, nudges, low, high, code.length());
        } else {
            String rests = column("RESTS", LaneFactor::rest);
            String sided = column("SIDED", LaneFactor::sided);
            String sign = LaneCode.plane(code.scratch() + 1);
            code.lanes(
                    "requantizeEach",
                    sums,
                    multipliers,
                    nudges,
                    rests,
                    sided,
                    low,
                    high,
                    LaneCode.plane(code.scratch()),
                    sign,
                    code.length());
        }
        if (!stepped.isEmpty()) {
            declareSteps();
            code.lines().add("final float[] sums = " + kept + ";");
            code.lines().add("final float[] outputs = " + sums + ";");
            openSteps();
            String step = "sums[channels[k]], steps, k * " + (high - low) + ", " + (high - low) + ", " + low;
            code.assign("outputs[channels[k]]", "step", step);
            code.lines().close();
        }
    }

    private String column(String role, Function<LaneFactor, Float> part) {
        float[] column = new float[code.length()];
        for (int i = 0; i < factors.size(); i++) {
            column[i] = factors.get(i).isNone() ? 0 : part.apply(factors.get(i));
        }
        return code.scope().floats(role, column);
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
