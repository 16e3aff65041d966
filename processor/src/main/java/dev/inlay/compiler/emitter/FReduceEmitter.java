package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.FReduceFunction;
import dev.inlay.runtime.FloatMath;

/** Reductions: for each output element, a loop over the elements that become it. */
final class FReduceEmitter implements KernelEmitter<FReduce> {
    @Override
    public CodeBlock body(FReduce kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ReduceLoops loops = new ReduceLoops(kernel.loop(), names);
        loops.openKept(code);
        if (kernel.function() == FReduceFunction.LOG_SUM_EXP) {
            addShift(code, loops);
        }
        code.add("float y = " + FloatLiteral.of(start(kernel.function())) + ";");
        String element = loops.openReduced(code);
        code.add(include(kernel.function(), element));
        loops.closeReduced(code);
        code.add(CodeBlock.of("$L = $L;", loops.output(), result(kernel)));
        loops.closeKept(code);
        return code.build();
    }

    /** The largest element, taken off each so that its exponential is finite. */
    private static void addShift(CodeLines code, ReduceLoops loops) {
        code.add("float shift = Float.NEGATIVE_INFINITY;");
        String element = loops.openReduced(code);
        code.add("shift = Math.max(shift, " + element + ");");
        loops.closeReduced(code);
        code.open("if (!(Math.abs(shift) <= Float.MAX_VALUE))")
                .add("shift = 0;")
                .close();
    }

    private static float start(FReduceFunction function) {
        return switch (function) {
            case MAX -> Float.NEGATIVE_INFINITY;
            case MIN -> Float.POSITIVE_INFINITY;
            case PROD -> 1;
            case L1, L2, LOG_SUM, LOG_SUM_EXP, MEAN, SUM, SUM_SQUARE -> 0;
        };
    }

    private static CodeBlock include(FReduceFunction function, String x) {
        return switch (function) {
            case L1 -> CodeBlock.of("y += Math.abs($L);", x);
            case L2, SUM_SQUARE -> CodeBlock.of("y += $1L * $1L;", x);
            case LOG_SUM, MEAN, SUM -> CodeBlock.of("y += $L;", x);
            case LOG_SUM_EXP -> CodeBlock.of("y += $T.exp($L - shift);", FloatMath.class, x);
            case MAX -> CodeBlock.of("y = Math.max(y, $L);", x);
            case MIN -> CodeBlock.of("y = Math.min(y, $L);", x);
            case PROD -> CodeBlock.of("y *= $L;", x);
        };
    }

    private static CodeBlock result(FReduce kernel) {
        return switch (kernel.function()) {
            case L2 -> CodeBlock.of("$T.sqrt(y)", FloatMath.class);
            case LOG_SUM -> CodeBlock.of("$T.log(y)", FloatMath.class);
            case LOG_SUM_EXP -> CodeBlock.of("shift + $T.log(y)", FloatMath.class);
            case MEAN -> CodeBlock.of("y / $L", FloatLiteral.of(kernel.loop().count()));
            case L1, MAX, MIN, PROD, SUM, SUM_SQUARE -> CodeBlock.of("y");
        };
    }
}
