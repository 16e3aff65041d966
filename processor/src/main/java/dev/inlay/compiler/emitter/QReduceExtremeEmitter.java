package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QReduceExtreme;

final class QReduceExtremeEmitter implements KernelEmitter<QReduceExtreme> {
    @Override
    public CodeBlock body(QReduceExtreme kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ReduceLoops loops = new ReduceLoops(kernel.loop(), names);
        loops.openKept(code);
        code.add("byte extreme = " + (kernel.maximum() ? Byte.MIN_VALUE : Byte.MAX_VALUE) + ";");
        String element = loops.openReduced(code);
        code.add("byte element = " + element + ";");
        code.open("if (element " + (kernel.maximum() ? ">" : "<") + " extreme)");
        code.add("extreme = element;").close();
        loops.closeReduced(code);
        code.add(loops.output() + " = extreme;");
        loops.closeKept(code);
        return code.build();
    }
}
