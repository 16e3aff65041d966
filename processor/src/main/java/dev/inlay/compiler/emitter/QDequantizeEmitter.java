package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.runtime.Quantize;

final class QDequantizeEmitter implements KernelEmitter<QDequantize> {
    @Override
    public CodeBlock body(QDequantize kernel, KernelNames names) {
        return CodeBlock.of(
                "$T.$L($L, $L, $L, $L, $L, $L, $L);\n",
                Quantize.class,
                Conversions.TO_FLOATS,
                names.input(0),
                names.inputOffset(0),
                names.output(),
                names.outputOffset(),
                kernel.length(),
                FloatLiteral.of(kernel.scale()),
                kernel.zeroPoint());
    }
}
