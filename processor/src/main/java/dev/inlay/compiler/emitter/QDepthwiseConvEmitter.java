package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;

/** Chooses how a depthwise convolution is written. */
final class QDepthwiseConvEmitter implements KernelEmitter<QDepthwiseConv> {
    @Override
    public CodeBlock body(QDepthwiseConv kernel, KernelNames names) {
        return DepthwiseSliding.body(kernel, names).orElseGet(() -> new DepthwiseInLoops(kernel, names).body());
    }
}
