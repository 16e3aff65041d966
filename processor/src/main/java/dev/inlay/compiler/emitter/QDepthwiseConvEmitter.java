package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;

/** Chooses how a depthwise convolution is written. */
final class QDepthwiseConvEmitter implements KernelEmitter<QDepthwiseConv> {
    /** Taps whose weights are held in local variables. */
    private static final int MAX_LOCALS = 32;

    @Override
    public CodeBlock body(QDepthwiseConv kernel, KernelNames names) {
        DepthwiseTaps taps = kernel.window().taps() <= MAX_LOCALS
                ? new DepthwiseTapsInLocals(kernel, names)
                : new DepthwiseTapsInLoops(kernel, names);
        return new DepthwiseFrame(kernel, names, taps).body();
    }
}
