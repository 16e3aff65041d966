package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;
import java.util.List;

/** FLOAT32 reduction over a set of axes. */
public record FReduce(ReduceLoop loop, FReduceFunction function) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        for (int i = 0; i < loop.outputs(); i++) {
            y[i] = reduce(x, loop.base(i));
        }
    }

    private float reduce(float[] x, int base) {
        float shift = function == FReduceFunction.LOG_SUM_EXP ? finite(fold(FReduceFunction.MAX, x, base, 0)) : 0;
        float folded = fold(function, x, base, shift);
        return switch (function) {
            case L2 -> FloatMath.sqrt(folded);
            case LOG_SUM -> FloatMath.log(folded);
            case LOG_SUM_EXP -> shift + FloatMath.log(folded);
            case MEAN -> folded / loop.count();
            case L1, MAX, MIN, PROD, SUM, SUM_SQUARE -> folded;
        };
    }

    private float fold(FReduceFunction step, float[] x, int base, float shift) {
        float folded = start(step);
        for (int i = 0; i < loop.count(); i++) {
            folded = include(step, folded, x[base + loop.step(i)], shift);
        }
        return folded;
    }

    private static float start(FReduceFunction step) {
        return switch (step) {
            case MAX -> Float.NEGATIVE_INFINITY;
            case MIN -> Float.POSITIVE_INFINITY;
            case PROD -> 1;
            case L1, L2, LOG_SUM, LOG_SUM_EXP, MEAN, SUM, SUM_SQUARE -> 0;
        };
    }

    private static float include(FReduceFunction step, float folded, float x, float shift) {
        return switch (step) {
            case L1 -> folded + Math.abs(x);
            case L2, SUM_SQUARE -> folded + x * x;
            case LOG_SUM, MEAN, SUM -> folded + x;
            case LOG_SUM_EXP -> folded + FloatMath.exp(x - shift);
            case MAX -> Math.max(folded, x);
            case MIN -> Math.min(folded, x);
            case PROD -> folded * x;
        };
    }

    private static float finite(float x) {
        return Math.abs(x) <= Float.MAX_VALUE ? x : 0;
    }
}
