package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FMaxPoolIndices;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/** Where pooling finds its maxima: the index of the largest element, recounted channels-first. */
final class FMaxPoolIndicesEmitter implements KernelEmitter<FMaxPoolIndices> {
    @Override
    public CodeBlock body(FMaxPoolIndices kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        PoolFrame frame = new PoolFrame(kernel.window(), kernel.batch(), kernel.channels(), names);
        frame.openWindows(code);
        frame.openChannels(code);
        code.add("int best = -1;");
        code.add("float max = 0;");
        String input = names.input(0);
        frame.forEachTapIndex(
                code,
                index -> "if (best < 0 || " + input + "[" + index + "] > max) {\n  max = " + input + "[" + index
                        + "];\n  best = " + index + ";\n}");
        code.open("if (best >= 0)");
        String inSample = frame.sample().equals("0") ? "best" : "(best - " + frame.sample() + ")";
        code.add("int element = " + inSample + " / " + kernel.channels() + ";");
        code.add("best = " + Expressions.sum(plane(kernel, names, frame), number(kernel)) + ";");
        code.close();
        code.add(names.output() + "[o++] = best;");
        frame.close(code);
        return code.build();
    }

    /** Index of the first element of the sample's channel. */
    private static String plane(FMaxPoolIndices kernel, KernelNames names, PoolFrame frame) {
        String offset = names.inputOffset(0);
        String samples = frame.sample().equals(offset)
                ? "0"
                : offset.equals("0") ? frame.sample() : frame.sample() + " - " + offset;
        String channel = kernel.channels() == 1
                ? "0"
                : Expressions.times("(i - window)", kernel.window().inputElements());
        return Expressions.sum(samples, channel);
    }

    private static String number(FMaxPoolIndices kernel) {
        if (!kernel.columnMajor()) {
            return "element";
        }
        List<WindowDim> dims = kernel.window().inThreeDims().dims();
        int height = dims.get(1).input();
        int width = dims.get(2).input();
        String plane = dims.get(0).input() == 1 ? "0" : "element / " + height * width + " * " + height * width;
        return Expressions.sum(plane, "element % " + width + " * " + height, "element / " + width + " % " + height);
    }
}
