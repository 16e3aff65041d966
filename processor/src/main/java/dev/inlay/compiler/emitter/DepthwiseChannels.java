package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;

/**
 * Writes the loops of a depthwise convolution over samples and output channels: {@code channel} is the index of the
 * channel, {@code source} and {@code target} are those of its first elements, and {@code w} that of its first weight,
 * which the code inside moves on.
 */
final class DepthwiseChannels {
    private final QDepthwiseConv conv;
    private final KernelNames names;

    DepthwiseChannels(QDepthwiseConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
    }

    /** Declares the weights and what the sums start at. */
    void declare(CodeLines code, int[] bias) {
        declareWeights(code);
        code.add("final int[] bias = " + names.ints("BIAS", bias) + ";");
    }

    /** Declares the weights, those of each channel in a row. */
    void declareWeights(CodeLines code) {
        int channels = conv.outputChannels();
        short[] sorted = new short[conv.weights().length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k % channels * conv.window().taps() + k / channels] = conv.weights()[k];
        }
        WeightTable.declare(code, names, sorted);
    }

    void open(CodeLines code) {
        code.add("int source = " + names.inputOffset(0) + ";");
        code.add("int target = " + names.outputOffset() + ";");
        if (conv.batch() > 1) {
            code.open("for (int n = 0; n < " + conv.batch() + "; n++)");
        }
        code.add("int w = 0;");
        if (conv.multiplier() == 1) {
            code.open("for (int channel = 0; channel < " + conv.outputChannels() + "; channel++)");
        } else {
            code.open("for (int channel = 0; channel < " + conv.outputChannels() + ";)");
            code.open("for (int last = channel + " + conv.multiplier() + "; channel < last; channel++)");
        }
    }

    void close(CodeLines code) {
        code.add("target++;");
        if (conv.multiplier() > 1) {
            code.close();
        }
        code.add("source++;").close();
        if (conv.batch() > 1) {
            int inputSize = conv.window().inputElements() * conv.inputChannels();
            int outputSize = conv.window().outputElements() * conv.outputChannels();
            advance(code, "source", inputSize - conv.inputChannels());
            advance(code, "target", outputSize - conv.outputChannels());
            code.close();
        }
    }

    private static void advance(CodeLines code, String variable, int amount) {
        if (amount != 0) {
            code.add(Expressions.advance(variable, amount) + ";");
        }
    }
}
