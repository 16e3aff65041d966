package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FPoolFunction;
import dev.inlay.runtime.FloatMath;

/** Pooling: for each window and channel, a loop over the taps. */
final class FPoolEmitter implements KernelEmitter<FPool> {
    @Override
    public CodeBlock body(FPool kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        PoolFrame frame = new PoolFrame(kernel.window(), kernel.batch(), kernel.channels(), names);
        frame.openWindows(code);
        CodeBlock result = result(code, kernel, frame);
        frame.openChannels(code);
        float first = kernel.function() == FPoolFunction.MAX ? Float.NEGATIVE_INFINITY : 0;
        code.add("float y = " + FloatLiteral.of(first) + ";");
        frame.forEachTap(code, element -> include(kernel, element));
        code.add(CodeBlock.of("$L[o++] = $L;", names.output(), result));
        frame.close(code);
        return code.build();
    }

    private static String include(FPool kernel, String element) {
        return switch (kernel.function()) {
            case MAX -> "y = Math.max(y, " + element + ");";
            case AVERAGE -> "y += " + element + ";";
            case LP -> includePower(kernel.p(), element);
        };
    }

    private static String includePower(int p, String element) {
        if (p == 1) {
            return "y += Math.abs(" + element + ");";
        } else if (p == 2) {
            return "y += " + element + " * " + element + ";";
        }
        return "{\n  float x = Math.abs(" + element + ");\n  float power = x;\n  for (int n = 1; n < " + p
                + "; n++) {\n    power *= x;\n  }\n  y += power;\n}";
    }

    /** The expression for what is written; declares the number of taps where windows differ in it. */
    private static CodeBlock result(CodeLines code, FPool kernel, PoolFrame frame) {
        if (kernel.function() == FPoolFunction.AVERAGE) {
            String count = frame.count(code, kernel.countPadding(), "counted");
            if (count.chars().allMatch(Character::isDigit)) {
                return CodeBlock.of("y / $L", FloatLiteral.of(Integer.parseInt(count)));
            }
            code.add("int count = " + count + ";");
            return CodeBlock.of("count == 0 ? 0 : y / count");
        }
        if (kernel.function() == FPoolFunction.MAX || kernel.p() == 1) {
            return CodeBlock.of("y");
        }
        return kernel.p() == 2
                ? CodeBlock.of("$T.sqrt(y)", FloatMath.class)
                : CodeBlock.of("$T.pow(y, $L)", FloatMath.class, FloatLiteral.of(1f / kernel.p()));
    }
}
