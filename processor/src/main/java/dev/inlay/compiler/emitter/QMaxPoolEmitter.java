package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QMaxPool;

final class QMaxPoolEmitter implements KernelEmitter<QMaxPool> {
    @Override
    public CodeBlock body(QMaxPool kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        PoolFrame frame = new PoolFrame(kernel.window(), kernel.batch(), kernel.channels(), names);
        frame.openWindows(code);
        frame.openChannels(code);
        code.add("int largest = " + kernel.min() + ";");
        frame.forEachTap(code, element -> "if (" + element + " > largest) {\n  largest = " + element + ";\n}");
        new OutputRange(
                        0,
                        kernel.min(),
                        kernel.max(),
                        false,
                        kernel.max() < kernel.elementType().max())
                .clamp(code, "largest");
        code.add(names.output() + "[o++] = " + names.toElement("largest") + ";");
        frame.close(code);
        return code.build();
    }
}
