package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FConv;

/** Writes the sums of a few neighbouring output channels of one window of a float convolution. */
record FConvBlocks(FConv conv, KernelNames names, WindowLoops loops) implements ConvBlocks {
    @Override
    public void add(CodeLines code, String channel, int width) {
        for (int lane = 0; lane < width; lane++) {
            code.add("float sum" + lane + " = 0;");
        }
        int channels = conv.groupInputs();
        int opened = new TapLoops(loops, conv.inputChannels()).open(code, "i", channels * width);
        if (channels > 1) {
            code.open("for (int xEnd = x + " + channels + "; x < xEnd; x++)");
        }
        code.add("float value = " + names.input(0) + "[x];");
        for (int lane = 0; lane < width; lane++) {
            code.add("sum" + lane + " += value * weights[" + plus("w", lane) + "];");
        }
        code.add(Expressions.advance("w", width) + ";");
        code.close(opened + (channels > 1 ? 1 : 0));
        for (int lane = 0; lane < width; lane++) {
            code.add("sum" + lane + " += bias[" + plus(channel, lane) + "];");
            String clamped = FloatClampText.of("sum" + lane, conv.min(), conv.max());
            code.add(names.output() + "[" + plus("o", lane) + "] = " + clamped + ";");
        }
        code.add(Expressions.advance("o", width) + ";");
    }

    private static String plus(String index, int lane) {
        return Expressions.plus(index, lane);
    }
}
