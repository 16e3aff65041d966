package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;

/** A depthwise convolution with loops over the taps of each window: any number of dimensions and taps. */
final class DepthwiseInLoops {
    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final RequantizationCode requantization;

    DepthwiseInLoops(QDepthwiseConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.requantization = RequantizationCode.choose(
                conv.requantization(),
                conv.outputChannels(),
                conv::accumulatorRange,
                new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max()),
                names);
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        WindowLoops loops = new WindowLoops(conv.window());
        DepthwiseChannels channels = new DepthwiseChannels(conv, names);
        channels.declare(code, bias());
        requantization.declare(code);
        channels.open(code);
        code.add("int first = w;");
        code.add("w += " + conv.window().taps() + ";");
        code.add("int o = target;");
        loops.open(code);
        code.add("int i = " + Expressions.sum("source", loops.origin(conv.inputChannels())) + ";");
        sumWindow(code, loops);
        requantization.store(code, "sum", "channel", names.output() + "[o]");
        code.add(Expressions.advance("o", conv.outputChannels()) + ";");
        code.close(loops.depth());
        channels.close(code);
        return code.build();
    }

    private void sumWindow(CodeLines code, WindowLoops loops) {
        code.add("int sum = bias[channel];");
        code.add("w = first;");
        int opened = new TapLoops(loops, conv.inputChannels()).open(code, "i", 1);
        String element = names.input(0) + "[x]";
        boolean folded = !conv.window().isPadded() || conv.inputZeroPoint() == 0;
        code.add("sum += weights[w++] * "
                + (folded ? element : "(" + Expressions.plus(element, -conv.inputZeroPoint()) + ")") + ";");
        code.close(opened);
    }

    /** Without padding, every window takes the zero point off all its weights, which the bias can do. */
    private int[] bias() {
        int[] bias = conv.bias().clone();
        if (!conv.window().isPadded()) {
            for (int k = 0; k < conv.weights().length; k++) {
                bias[k % bias.length] -= conv.weights()[k] * conv.inputZeroPoint();
            }
        }
        return bias;
    }
}
