package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.runtime.DynamicRange;

final class QDynamicQuantizeEmitter implements KernelEmitter<QDynamicQuantize> {
    @Override
    public CodeBlock body(QDynamicQuantize kernel, KernelNames names) {
        return CodeBlock.of(
                "$T.toBytes($L, $L, $L, $L, $L, $L, $L, $L);\n",
                DynamicRange.class,
                names.input(0),
                names.inputOffset(0),
                names.output(),
                names.outputOffset(),
                kernel.rows(),
                kernel.length(),
                names.input(1),
                names.inputOffset(1));
    }
}
