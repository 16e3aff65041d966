package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;

/** What the ways to write a convolution share: tables, loops over samples and windows, padding. */
final class ConvFrame {
    private final QConv conv;
    private final KernelNames names;
    private final WindowLoops loops;
    private final RequantizationCode requantization;
    private final boolean padded;

    ConvFrame(QConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.loops = new WindowLoops(conv.window());
        this.padded = conv.window().isPadded();
        this.requantization = RequantizationCode.choose(
                conv.requantization(),
                conv.outputChannels(),
                conv::accumulatorRange,
                new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max()),
                names);
    }

    WindowLoops loops() {
        return loops;
    }

    RequantizationCode requantization() {
        return requantization;
    }

    /** Declares the tables and the output index {@code o}, opens the loops, and sets {@code i} to the window's start. */
    void open(CodeLines code, short[] weights) {
        WeightTable.declare(code, names, weights);
        code.add("final int[] bias = " + names.ints("BIAS", foldedBias()) + ";");
        requantization.declare(code);
        code.add("int o = " + names.outputOffset() + ";");
        String sample = openSamples(code, conv, names);
        loops.open(code);
        code.add("int i = " + Expressions.sum(sample, loops.origin(conv.inputChannels())) + ";");
    }

    /**
     * Opens the loop over samples where there are several.
     *
     * @return expression for the index of the sample's first element
     */
    static String openSamples(CodeLines code, QConv conv, KernelNames names) {
        String first = names.inputOffset(0);
        if (conv.batch() == 1) {
            return first;
        }
        int size = conv.window().inputElements() * conv.inputChannels();
        code.open("for (int sample = " + first + ", samples = " + Expressions.plus(first, (long) conv.batch() * size)
                + "; sample < samples; sample += " + size + ")");
        return "sample";
    }

    void close(CodeLines code) {
        code.close(loops.depth() + (conv.batch() > 1 ? 1 : 0));
    }

    /** The input element at {@code index + offset}, minus the zero point unless that is part of the bias. */
    String element(String index, int offset) {
        String element = names.input(0) + "[" + Expressions.plus(index, offset) + "]";
        return padded ? Expressions.plus(element, -conv.inputZeroPoint()) : element;
    }

    /** Without padding, every window takes the zero point off all its weights, which the bias can do. */
    private int[] foldedBias() {
        int[] folded = conv.bias().clone();
        if (!padded && folded.length > 0) {
            int perChannel = conv.weights().length / folded.length;
            for (int k = 0; k < conv.weights().length; k++) {
                folded[k / perChannel] -= conv.weights()[k] * conv.inputZeroPoint();
            }
        }
        return folded;
    }
}
