package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FSoftmax;
import dev.inlay.runtime.FloatMath;

/** Softmax and its logarithm: the largest element, the sum of the exponentials, and the results. */
final class FSoftmaxEmitter implements KernelEmitter<FSoftmax> {
    @Override
    public CodeBlock body(FSoftmax kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int block = kernel.depth() * kernel.inner();
        code.open("for (int block = 0; block < " + kernel.outer() * block + "; block += " + block + ")");
        code.open("for (int first = block, firsts = " + Expressions.plus("block", kernel.inner())
                + "; first < firsts; first++)");
        code.add("int end = " + Expressions.plus("first", block) + ";");
        String pass = "for (int i = first; i < end; " + Expressions.advance("i", kernel.inner()) + ")";
        String x = names.input(0) + "[" + Expressions.sum(names.inputOffset(0), "i") + "]";
        String y = names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "]";
        code.add("float max = Float.NEGATIVE_INFINITY;");
        code.open(pass).add("max = Math.max(max, " + x + ");").close();
        code.add("float sum = 0;");
        code.open(pass);
        code.add("float shifted = " + x + " - max;");
        code.add(CodeBlock.of("float exponential = $T.exp(shifted);", FloatMath.class));
        code.add("sum += exponential;");
        code.add(y + " = " + (kernel.log() ? "shifted" : "exponential") + ";");
        code.close();
        if (kernel.log()) {
            code.add(CodeBlock.of("sum = $T.log(sum);", FloatMath.class));
        }
        code.open(pass).add(y + (kernel.log() ? " -= sum;" : " /= sum;")).close();
        code.close(2);
        return code.build();
    }
}
