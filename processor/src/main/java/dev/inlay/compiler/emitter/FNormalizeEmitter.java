package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FNormalize;
import dev.inlay.runtime.FloatMath;

/** Normalization: three passes over the elements that share a mean and a variance. */
final class FNormalizeEmitter implements KernelEmitter<FNormalize> {
    @Override
    public CodeBlock body(FNormalize kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String count = FloatLiteral.of(kernel.loop().count());
        ReduceLoops loops = new ReduceLoops(kernel.loop(), names);
        String shift = declareShift(code, names);
        loops.openGroups(code);
        code.add("float mean = 0;");
        code.add("mean += " + loops.openReduced(code) + ";");
        loops.closeReduced(code);
        code.add("mean /= " + count + ";");
        code.add("float scale = 0;");
        String deviation = "(" + loops.openReduced(code) + " - mean)";
        code.add("scale += " + deviation + " * " + deviation + ";");
        loops.closeReduced(code);
        code.add(CodeBlock.of(
                "scale = 1 / $T.sqrt(scale / $L + $L);", FloatMath.class, count, FloatLiteral.of(kernel.epsilon())));
        String index = loops.openReducedIndex(code);
        code.add(names.output() + "[" + Expressions.sum(index, shift) + "] = (" + names.input(0) + "[" + index
                + "] - mean) * scale;");
        loops.closeReduced(code);
        loops.closeKept(code);
        return code.build();
    }

    /** How far an output element lies behind the input element it is made of. */
    private static String declareShift(CodeLines code, KernelNames names) {
        if (names.outputOffset().equals(names.inputOffset(0))) {
            return "0";
        }
        code.add("int shift = " + names.outputOffset() + " - " + names.inputOffset(0) + ";");
        return "shift";
    }
}
