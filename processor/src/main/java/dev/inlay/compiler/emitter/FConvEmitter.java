package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/**
 * Convolutions: for each window, blocks of four output channels that share the input elements they read.
 *
 * <p>Sums of different channels run side by side, so each keeps the order of the reference.
 */
final class FConvEmitter implements KernelEmitter<FConv> {
    /** Output channels of a block: as many sums as hide the latency of one addition. */
    private static final int WIDTH = 4;

    @Override
    public CodeBlock body(FConv kernel, KernelNames names) {
        FConv conv = flattened(kernel);
        CodeLines code = new CodeLines();
        code.add("final float[] weights = " + names.floats("WEIGHTS", blocked(conv)) + ";");
        code.add("final float[] bias = " + names.floats("BIAS", conv.bias()) + ";");
        WindowLoops loops = new WindowLoops(conv.window());
        return write(code, conv, names, loops, new FConvBlocks(conv, names, loops));
    }

    /** Adds the loops over samples, windows and groups, each block of channels written by {@code blocks}. */
    static CodeBlock write(CodeLines code, FConv conv, KernelNames names, WindowLoops loops, ConvBlocks blocks) {
        code.add("int o = " + names.outputOffset() + ";");
        String sample = names.inputOffset(0);
        if (conv.batch() > 1) {
            int size = conv.window().inputElements() * conv.inputChannels();
            code.open("for (int sample = " + sample + ", samples = "
                    + Expressions.plus(sample, (long) conv.batch() * size) + "; sample < samples; sample += " + size
                    + ")");
            sample = "sample";
        }
        blocks.startSample(code);
        loops.open(code);
        code.add("int i = " + Expressions.sum(sample, loops.origin(conv.inputChannels())) + ";");
        code.add("int w = 0;");
        addGroups(code, conv, blocks);
        code.close(loops.depth() + (conv.batch() > 1 ? 1 : 0));
        return code.build();
    }

    private static void addGroups(CodeLines code, FConv conv, ConvBlocks blocks) {
        int rest = conv.groupOutputs() % WIDTH;
        int whole = conv.groupOutputs() - rest;
        String first = "0";
        if (conv.groups() > 1) {
            code.open("for (int first = 0; first < " + conv.outputChannels() + "; "
                    + Expressions.advance("first", conv.groupOutputs()) + ")");
            first = "first";
        }
        if (whole > 0) {
            code.open("for (int m = " + first + ", end = " + Expressions.plus(first, whole) + "; m < end; m += " + WIDTH
                    + ")");
            blocks.add(code, "m", WIDTH);
            code.close();
        }
        if (rest > 0) {
            blocks.add(code, Expressions.plus(first, whole), rest);
        }
        if (conv.groups() > 1) {
            code.add(Expressions.advance("i", conv.groupInputs()) + ";");
            code.close();
        }
    }

    /** A pointwise convolution as one over a single dimension that holds all positions of all samples. */
    static FConv flattened(FConv conv) {
        if (!conv.window().isPointwise()) {
            return conv;
        }
        int positions = conv.batch() * conv.window().inputElements();
        Window window = new Window(List.of(new WindowDim(positions, positions, 1, 1, 1, 0, 0)));
        return new FConv(
                window,
                1,
                conv.inputChannels(),
                conv.outputChannels(),
                conv.groups(),
                conv.weights(),
                conv.bias(),
                conv.min(),
                conv.max());
    }

    /** The weights in the order the blocks read them: {@code [group, block, tap, C / groups, channel of the block]}. */
    static float[] blocked(FConv conv) {
        float[] blocked = new float[conv.weights().length];
        int taps = conv.window().taps() * conv.groupInputs();
        int at = 0;
        for (int group = 0; group < conv.groups(); group++) {
            for (int m = 0; m < conv.groupOutputs(); m += WIDTH) {
                int first = group * conv.groupOutputs() + m;
                int width = Math.min(WIDTH, conv.groupOutputs() - m);
                for (int tap = 0; tap < taps; tap++) {
                    for (int lane = 0; lane < width; lane++) {
                        blocked[at++] = conv.weights()[(first + lane) * taps + tap];
                    }
                }
            }
        }
        return blocked;
    }
}
