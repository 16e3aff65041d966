package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FGather;

/** Gathering at indices known only at run time: each is brought into range, then its slice copied. */
final class FGatherEmitter implements KernelEmitter<FGather> {
    @Override
    public CodeBlock body(FGather kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int size = kernel.size();
        int block = size * kernel.inner();
        String from = names.inputOffset(0);
        String indices = names.inputOffset(1);
        code.add("int o = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ")");
        code.open(
                "for (int i = " + indices + ", end = " + Expressions.plus(indices, kernel.count()) + "; i < end; i++)");
        code.add("float index = " + names.input(1) + "[i];");
        code.add("int slice = 0;");
        code.open("if (index >= " + size + ")").add("slice = " + (size - 1) + ";");
        code.reopen("else if (index > -1)").add("slice = (int) index;");
        code.reopen("else if (index > " + (-size - 1) + ")").add("slice = (int) index + " + size + ";");
        code.close();
        code.add("System.arraycopy(" + names.input(0) + ", "
                + Expressions.sum("block", Expressions.times("slice", kernel.inner())) + ", " + names.output() + ", o, "
                + kernel.inner() + ");");
        code.add(Expressions.advance("o", kernel.inner()) + ";");
        code.close(2);
        return code.build();
    }
}
