package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FConv;

/**
 * Writes the integer sums of a few neighbouring output channels of one window, brought to real numbers.
 *
 * @param conv the geometry, in which weights and biases mean nothing
 */
record QDynamicBlocks(FConv conv, KernelNames names, WindowLoops loops) implements ConvBlocks {
    @Override
    public void add(CodeLines code, String channel, int width) {
        for (int lane = 0; lane < width; lane++) {
            code.add("int sum" + lane + " = 0;");
        }
        int channels = conv.groupInputs();
        int opened = new TapLoops(loops, conv.inputChannels()).open(code, "i", channels * width);
        if (channels > 1) {
            code.open("for (int xEnd = x + " + channels + "; x < xEnd; x++)");
        }
        code.add("int value = " + names.input(0) + "[x];");
        for (int lane = 0; lane < width; lane++) {
            code.add("sum" + lane + " += value * weights[" + Expressions.plus("w", lane) + "];");
        }
        code.add(Expressions.advance("w", width) + ";");
        code.close(opened + (channels > 1 ? 1 : 0));
        for (int lane = 0; lane < width; lane++) {
            String m = Expressions.plus(channel, lane);
            code.add("float real" + lane + " = sum" + lane + " * (scale * factors[" + m + "]) + bias[" + m + "];");
            String clamped = FloatClampText.of("real" + lane, conv.min(), conv.max());
            code.add(names.output() + "[" + Expressions.plus("o", lane) + "] = " + clamped + ";");
        }
        code.add(Expressions.advance("o", width) + ";");
    }
}
