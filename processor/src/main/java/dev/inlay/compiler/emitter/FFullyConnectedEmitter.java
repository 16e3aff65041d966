package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/** Fully-connected layers: pointwise convolutions over the rows. */
final class FFullyConnectedEmitter implements KernelEmitter<FFullyConnected> {
    private final FConvEmitter convolution = new FConvEmitter();

    @Override
    public CodeBlock body(FFullyConnected kernel, KernelNames names) {
        Window rows = new Window(List.of(new WindowDim(kernel.rows(), kernel.rows(), 1, 1, 1, 0, 0)));
        return convolution.body(
                new FConv(
                        rows,
                        1,
                        kernel.inputs(),
                        kernel.outputs(),
                        1,
                        kernel.weights(),
                        kernel.bias(),
                        kernel.min(),
                        kernel.max()),
                names);
    }
}
