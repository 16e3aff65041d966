package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FDepthwiseConv;

/** Depthwise convolutions: for each window, tap after tap added to all output channels. */
final class FDepthwiseConvEmitter implements KernelEmitter<FDepthwiseConv> {
    @Override
    public CodeBlock body(FDepthwiseConv kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int channels = kernel.outputChannels();
        code.add("final float[] weights = " + names.floats("WEIGHTS", kernel.weights()) + ";");
        code.add("final float[] bias = " + names.floats("BIAS", kernel.bias()) + ";");
        code.add("int o = " + names.outputOffset() + ";");
        String sample = names.inputOffset(0);
        if (kernel.batch() > 1) {
            int size = kernel.window().inputElements() * kernel.inputChannels();
            code.open("for (int sample = " + sample + ", samples = "
                    + Expressions.plus(sample, (long) kernel.batch() * size) + "; sample < samples; sample += " + size
                    + ")");
            sample = "sample";
        }
        WindowLoops loops = new WindowLoops(kernel.window());
        loops.open(code);
        code.open("for (int m = o, end = o + " + channels + "; m < end; m++)");
        code.add(names.output() + "[m] = 0;");
        code.close();
        code.add("int w = 0;");
        String start = Expressions.sum(sample, loops.origin(kernel.inputChannels()));
        int taps = new TapLoops(loops, kernel.inputChannels()).open(code, start, channels);
        addTap(code, kernel, names);
        code.close(taps);
        addBias(code, kernel, names);
        code.add(Expressions.advance("o", channels) + ";");
        code.close(loops.depth() + (kernel.batch() > 1 ? 1 : 0));
        return code.build();
    }

    private static void addTap(CodeLines code, FDepthwiseConv kernel, KernelNames names) {
        int multiplier = kernel.multiplier();
        if (multiplier == 1) {
            code.open("for (int c = 0; c < " + kernel.inputChannels() + "; c++)");
            code.add(names.output() + "[o + c] += " + names.input(0) + "[x + c] * weights[w + c];");
            code.close();
            code.add(Expressions.advance("w", kernel.inputChannels()) + ";");
            return;
        }
        code.open("for (int c = o, end = o + " + kernel.outputChannels() + "; c < end; c += " + multiplier + ", x++)");
        code.open("for (int m = 0; m < " + multiplier + "; m++)");
        code.add(names.output() + "[c + m] += " + names.input(0) + "[x] * weights[w++];");
        code.close(2);
    }

    private static void addBias(CodeLines code, FDepthwiseConv kernel, KernelNames names) {
        code.open("for (int m = 0; m < " + kernel.outputChannels() + "; m++)");
        code.add("float sum = " + names.output() + "[o + m] + bias[m];");
        code.add(names.output() + "[o + m] = " + FloatClampText.of("sum", kernel.min(), kernel.max()) + ";");
        code.close();
    }
}
