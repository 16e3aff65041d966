package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.runtime.Quantize;

final class QQuantizeEmitter implements KernelEmitter<QQuantize> {
    @Override
    public CodeBlock body(QQuantize kernel, KernelNames names) {
        return CodeBlock.of(
                "$T.$L($L, $L, $L, $L, $L, $L, $L);\n",
                Quantize.class,
                kernel.tiesToEven() ? "toBytesTiesToEven" : Conversions.fromFloats(kernel.elementType()),
                names.input(0),
                names.inputOffset(0),
                names.output(),
                names.outputOffset(),
                kernel.length(),
                FloatLiteral.of(kernel.scale()),
                kernel.zeroPoint());
    }
}
