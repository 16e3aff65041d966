package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QLookup;

final class QLookupEmitter implements KernelEmitter<QLookup> {
    @Override
    public CodeBlock body(QLookup kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        code.add("final byte[] table = " + names.bytes("TABLE", kernel.table()) + ";");
        code.open("for (int i = 0; i < " + kernel.length() + "; i++)");
        code.add(names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "] = table[" + names.input(0) + "["
                + Expressions.sum(names.inputOffset(0), "i") + "] + 128];");
        code.close();
        return code.build();
    }
}
