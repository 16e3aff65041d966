package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;

/** A depthwise convolution: for each sample and output channel, one pass over all windows. */
final class DepthwiseFrame {
    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final DepthwiseTaps taps;
    private final WindowLoops loops;
    private final RequantizationCode requantization;

    DepthwiseFrame(QDepthwiseConv conv, KernelNames names, DepthwiseTaps taps) {
        this.conv = conv;
        this.names = names;
        this.taps = taps;
        this.loops = new WindowLoops(conv.window());
        this.requantization = RequantizationCode.choose(
                conv.requantization(),
                conv.outputChannels(),
                conv::accumulatorRange,
                new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max()),
                names);
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        WeightTable.declare(code, names, channelMajorWeights());
        code.add("final int[] bias = " + names.ints("BIAS", bias()) + ";");
        requantization.declare(code);
        code.add("int source = " + names.inputOffset(0) + ";");
        code.add("int target = " + names.outputOffset() + ";");
        if (conv.batch() > 1) {
            code.open("for (int n = 0; n < " + conv.batch() + "; n++)");
        }
        code.add("int w = 0;");
        openChannels(code);
        taps.openChannel(code, loops);
        code.add("int o = target;");
        loops.open(code);
        code.add("int i = " + Expressions.sum("source", loops.origin(conv.inputChannels())) + ";");
        taps.sumWindow(code, loops);
        requantization.store(code, "sum", "channel", names.output() + "[o]");
        code.add(Expressions.advance("o", conv.outputChannels()) + ";");
        code.close(loops.depth());
        closeChannels(code);
        if (conv.batch() > 1) {
            int inputSize = conv.window().inputElements() * conv.inputChannels();
            int outputSize = conv.window().outputElements() * conv.outputChannels();
            advance(code, "source", inputSize - conv.inputChannels());
            advance(code, "target", outputSize - conv.outputChannels());
            code.close();
        }
        return code.build();
    }

    private void openChannels(CodeLines code) {
        if (conv.multiplier() == 1) {
            code.open("for (int channel = 0; channel < " + conv.outputChannels() + "; channel++)");
        } else {
            code.open("for (int channel = 0; channel < " + conv.outputChannels() + ";)");
            code.open("for (int last = channel + " + conv.multiplier() + "; channel < last; channel++)");
        }
    }

    private void closeChannels(CodeLines code) {
        code.add("target++;");
        if (conv.multiplier() > 1) {
            code.close();
        }
        code.add("source++;").close();
    }

    private static void advance(CodeLines code, String variable, int amount) {
        if (amount != 0) {
            code.add(Expressions.advance(variable, amount) + ";");
        }
    }

    private short[] channelMajorWeights() {
        int channels = conv.outputChannels();
        short[] sorted = new short[conv.weights().length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k % channels * conv.window().taps() + k / channels] = conv.weights()[k];
        }
        return sorted;
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
