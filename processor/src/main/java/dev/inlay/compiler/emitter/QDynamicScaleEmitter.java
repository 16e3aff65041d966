package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.runtime.DynamicRange;

final class QDynamicScaleEmitter implements KernelEmitter<QDynamicScale> {
    @Override
    public CodeBlock body(QDynamicScale kernel, KernelNames names) {
        return CodeBlock.of(
                "$T.$L($L, $L, $L, $L, $L, $L);\n",
                DynamicRange.class,
                kernel.asymmetric() ? "asymmetric" : "symmetric",
                names.input(0),
                names.inputOffset(0),
                kernel.rows(),
                kernel.length(),
                names.output(),
                names.outputOffset());
    }
}
