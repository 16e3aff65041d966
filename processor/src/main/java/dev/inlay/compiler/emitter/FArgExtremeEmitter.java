package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FArgExtreme;

/** Index of the largest or smallest element. */
final class FArgExtremeEmitter implements KernelEmitter<FArgExtreme> {
    @Override
    public CodeBlock body(FArgExtreme kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String input = names.input(0);
        String from = names.inputOffset(0);
        int block = kernel.size() * kernel.inner();
        String comparison = (kernel.smallest() ? "<" : ">") + (kernel.last() ? "=" : "");
        code.add("int o = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ")");
        code.open("for (int first = block, firsts = " + Expressions.plus("block", kernel.inner())
                + "; first < firsts; first++)");
        code.add("int best = 0;");
        code.add("float extreme = " + input + "[first];");
        code.open("for (int k = 1, i = " + Expressions.plus("first", kernel.inner()) + "; k < " + kernel.size()
                + "; k++, " + Expressions.advance("i", kernel.inner()) + ")");
        code.open("if (" + input + "[i] " + comparison + " extreme)");
        code.add("extreme = " + input + "[i];");
        code.add("best = k;").close(2);
        code.add(names.output() + "[o++] = best;");
        code.close(2);
        return code.build();
    }
}
