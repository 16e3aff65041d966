package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QMean;

/** A mean is a sum with another factor. */
final class QMeanEmitter implements KernelEmitter<QMean> {
    @Override
    public CodeBlock body(QMean kernel, KernelNames names) {
        return new QSumEmitter().body(kernel.asSum(), names);
    }
}
