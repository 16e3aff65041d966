package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QExtreme;

final class QExtremeEmitter implements KernelEmitter<QExtreme> {
    @Override
    public CodeBlock body(QExtreme kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        loops.open(code);
        code.add("int a = " + loops.element(0) + ";");
        code.add("int b = " + loops.element(1) + ";");
        code.add(
                loops.output() + " = " + names.toElement("(a " + (kernel.maximum() ? ">" : "<") + " b ? a : b)") + ";");
        loops.close(code);
        return code.build();
    }
}
