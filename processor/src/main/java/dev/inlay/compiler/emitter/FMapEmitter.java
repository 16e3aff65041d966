package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FMap;

/** Element-wise functions: the expression as a chain of local variables, inside of the loops. */
final class FMapEmitter implements KernelEmitter<FMap> {
    @Override
    public CodeBlock body(FMap kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        loops.open(code);
        String result = new ScalarStatements(code, loops::element).add(kernel.expression());
        code.add(loops.output() + " = " + result + ";");
        loops.close(code);
        return code.build();
    }
}
