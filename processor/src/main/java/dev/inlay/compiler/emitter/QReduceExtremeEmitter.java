package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QReduceExtreme;

final class QReduceExtremeEmitter implements KernelEmitter<QReduceExtreme> {
    @Override
    public CodeBlock body(QReduceExtreme kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ReduceLoops loops = new ReduceLoops(kernel.loop(), names);
        loops.openKept(code);
        code.add("int extreme = "
                + (kernel.maximum()
                        ? kernel.elementType().min()
                        : kernel.elementType().max()) + ";");
        String element = loops.openReduced(code);
        code.add("int element = " + element + ";");
        code.open("if (element " + (kernel.maximum() ? ">" : "<") + " extreme)");
        code.add("extreme = element;").close();
        loops.closeReduced(code);
        code.add(loops.output() + " = " + names.toElement("extreme") + ";");
        loops.closeKept(code);
        return code.build();
    }
}
