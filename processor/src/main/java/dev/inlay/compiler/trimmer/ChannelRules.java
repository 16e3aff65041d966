package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.program.Step;

/** The rule of each kernel. */
final class ChannelRules {
    private ChannelRules() {}

    static ChannelRule of(Step step) {
        Kernel kernel = step.kernel();
        if (kernel instanceof QConv conv && conv.groups() == 1) {
            return IntegerSumRule.of(conv);
        }
        if (kernel instanceof QFullyConnected layer) {
            return IntegerSumRule.of(layer);
        }
        if (kernel instanceof QDepthwiseConv conv) {
            return new IntegerDepthwiseRule(conv);
        }
        if (kernel instanceof FConv conv && conv.groups() == 1) {
            return FloatSumRule.of(conv);
        }
        if (kernel instanceof FFullyConnected layer) {
            return FloatSumRule.of(layer);
        }
        return kernel instanceof FDepthwiseConv conv ? new FloatDepthwiseRule(conv) : ofNoLayer(step);
    }

    private static ChannelRule ofNoLayer(Step step) {
        Kernel kernel = step.kernel();
        int length = step.output().length();
        if (ElementWiseKernels.resized(kernel, length).isPresent()) {
            return new LinkedRule(
                    step,
                    0,
                    (channels, before) -> ElementWiseKernels.resized(kernel, length / before * channels)
                            .orElseThrow());
        }
        int channels = PoolingKernels.channels(kernel);
        return channels > 0
                ? new LinkedRule(step, channels, (kept, before) -> PoolingKernels.resized(kernel, kept))
                : new WholeRule(kernel, step.inputs().size());
    }
}
