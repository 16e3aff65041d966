package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;

/** Loops over the taps, for windows of more taps than fit in local variables. */
final class DepthwiseTapsInLoops implements DepthwiseTaps {
    private final QDepthwiseConv conv;
    private final KernelNames names;

    DepthwiseTapsInLoops(QDepthwiseConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
    }

    @Override
    public void openChannel(CodeLines code, WindowLoops loops) {
        code.add("int first = w;");
        code.add("w += " + conv.window().taps() + ";");
    }

    @Override
    public void sumWindow(CodeLines code, WindowLoops loops) {
        code.add("int sum = bias[channel];");
        code.add("w = first;");
        int opened = new TapLoops(loops, conv.inputChannels()).open(code, "i", 1);
        String element = names.input(0) + "[x]";
        boolean folded = !conv.window().isPadded() || conv.inputZeroPoint() == 0;
        code.add("sum += weights[w++] * "
                + (folded ? element : "(" + Expressions.plus(element, -conv.inputZeroPoint()) + ")") + ";");
        code.close(opened);
    }
}
