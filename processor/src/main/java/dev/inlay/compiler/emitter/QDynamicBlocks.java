package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.runtime.DynamicRange;

/**
 * Writes the integer sums of a few neighbouring output channels of one window, brought to real numbers.
 *
 * @param conv the geometry, in which weights and biases mean nothing
 */
record QDynamicBlocks(QDynamicConv kernel, FConv conv, KernelNames names, WindowLoops loops) implements ConvBlocks {
    @Override
    public void startSample(CodeLines code) {
        String ranges = names.input(1);
        code.add("final float scale = " + ranges + "[range];");
        if (kernel.asymmetric()) {
            code.add("final int zeroPoint = (int) " + ranges + "[range + 2];");
        }
        if (conv.batch() > 1) {
            code.add(Expressions.advance("range", DynamicRange.FIELDS) + ";");
        }
    }

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
        code.add("int value = " + names.input(0) + (kernel.asymmetric() ? "[x] - zeroPoint;" : "[x];"));
        for (int lane = 0; lane < width; lane++) {
            code.add("sum" + lane + " += value * weights[" + Expressions.plus("w", lane) + "];");
        }
        code.add(Expressions.advance("w", width) + ";");
        code.close(opened + (channels > 1 ? 1 : 0));
        for (int lane = 0; lane < width; lane++) {
            String m = Expressions.plus(channel, lane);
            code.add("float real" + lane + " = sum" + lane + product(m) + " + bias[" + m + "];");
            String clamped = FloatClampText.of("real" + lane, conv.min(), conv.max());
            code.add(names.output() + "[" + Expressions.plus("o", lane) + "] = " + clamped + ";");
        }
        code.add(Expressions.advance("o", width) + ";");
    }

    private String product(String m) {
        return kernel.scalesOneByOne() ? " * factors[" + m + "] * scale" : " * (scale * factors[" + m + "])";
    }
}
