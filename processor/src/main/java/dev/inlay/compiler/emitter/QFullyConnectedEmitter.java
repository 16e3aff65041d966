package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Window;
import java.util.List;

/** A fully-connected layer is a pointwise convolution whose positions are its rows. */
final class QFullyConnectedEmitter implements KernelEmitter<QFullyConnected> {
    @Override
    public CodeBlock body(QFullyConnected kernel, KernelNames names) {
        QConv pointwise = new QConv(
                new Window(List.of()),
                kernel.rows(),
                kernel.inputs(),
                kernel.outputs(),
                1,
                kernel.weights(),
                kernel.bias(),
                kernel.requantization(),
                kernel.inputZeroPoint(),
                kernel.outputZeroPoint(),
                kernel.min(),
                kernel.max());
        return new QConvEmitter().body(pointwise, names);
    }
}
