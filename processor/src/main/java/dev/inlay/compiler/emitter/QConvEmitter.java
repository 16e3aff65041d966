package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/** Chooses how a convolution is written. */
final class QConvEmitter implements KernelEmitter<QConv> {
    /** Window elements that are held in local variables. */
    private static final int MAX_LOCALS = 96;

    /** Output channels from which loading a window into local variables pays. */
    private static final int MIN_REUSE = 4;

    @Override
    public CodeBlock body(QConv kernel, KernelNames names) {
        QConv conv = flatten(kernel);
        int windowElements = conv.window().taps() * conv.groupChannels();
        int reuse = conv.outputChannels() / conv.groups();
        return windowElements <= MAX_LOCALS && reuse >= MIN_REUSE
                ? new ConvInLocals(conv, names).body()
                : new ConvInAccumulators(conv, names).body();
    }

    /** A pointwise convolution as one over a single dimension that holds all positions of all samples. */
    static QConv flatten(QConv conv) {
        if (!conv.window().isPointwise()) {
            return conv;
        }
        int positions = conv.batch() * conv.window().inputElements();
        Window window = new Window(List.of(new WindowDim(positions, positions, 1, 1, 1, 0, 0)));
        return new QConv(
                window,
                1,
                conv.inputChannels(),
                conv.outputChannels(),
                conv.groups(),
                conv.weights(),
                conv.bias(),
                conv.requantization(),
                conv.inputZeroPoint(),
                conv.outputZeroPoint(),
                conv.min(),
                conv.max());
    }
}
