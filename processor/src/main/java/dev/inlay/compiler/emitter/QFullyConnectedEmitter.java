package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QFullyConnected;

/** A fully-connected layer is a pointwise convolution whose positions are its rows. */
final class QFullyConnectedEmitter implements KernelEmitter<QFullyConnected> {
    @Override
    public CodeBlock body(QFullyConnected kernel, KernelNames names) {
        return new QConvEmitter().body(kernel.asConv(), names);
    }
}
