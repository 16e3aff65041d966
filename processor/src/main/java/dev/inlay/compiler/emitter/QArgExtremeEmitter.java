package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QArgExtreme;

final class QArgExtremeEmitter implements KernelEmitter<QArgExtreme> {
    @Override
    public CodeBlock body(QArgExtreme kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int block = kernel.size() * kernel.inner();
        String from = names.inputOffset(0);
        String comparison = (kernel.smallest() ? "<" : ">") + (kernel.last() ? "=" : "");
        code.add("int o = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ")");
        code.open("for (int first = block, end = " + Expressions.plus("block", kernel.inner())
                + "; first < end; first++)");
        code.add("int best = 0;");
        code.add("byte extreme = " + names.input(0) + "[first];");
        code.open("for (int k = 1, i = " + Expressions.plus("first", kernel.inner()) + "; k < " + kernel.size()
                + "; k++, " + Expressions.advance("i", kernel.inner()) + ")");
        code.open("if (" + names.input(0) + "[i] " + comparison + " extreme)");
        code.add("extreme = " + names.input(0) + "[i];");
        code.add("best = k;").close(2);
        code.add(names.output() + "[o++] = best;");
        code.close(2);
        return code.build();
    }
}
