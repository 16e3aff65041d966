package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FResize;

/** Resampling along one axis: for each output line, its input lines weighted and summed. */
final class FResizeEmitter implements KernelEmitter<FResize> {
    private static final int MAX_UNROLLED = 4;

    @Override
    public CodeBlock body(FResize kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String from = names.inputOffset(0);
        int block = kernel.size() * kernel.inner();
        code.add("final int[] offsets = " + names.ints("OFFSETS", offsets(kernel)) + ";");
        code.add("final float[] weights = " + names.floats("WEIGHTS", kernel.weights()) + ";");
        code.add("int o = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ")");
        code.open("for (int t = 0; t < " + kernel.weights().length + "; " + Expressions.advance("t", kernel.taps())
                + ")");
        if (kernel.taps() <= MAX_UNROLLED) {
            addUnrolled(code, kernel, names);
        } else {
            addLoop(code, kernel, names);
        }
        code.close(2);
        return code.build();
    }

    private static void addUnrolled(CodeLines code, FResize kernel, KernelNames names) {
        StringBuilder sum = new StringBuilder();
        for (int tap = 0; tap < kernel.taps(); tap++) {
            String at = Expressions.plus("t", tap);
            code.add("int from" + tap + " = block + offsets[" + at + "];");
            code.add("float weight" + tap + " = weights[" + at + "];");
            sum.append(tap == 0 ? "" : " + ");
            sum.append("weight" + tap + " * " + names.input(0) + "[from" + tap + " + i]");
        }
        code.open("for (int i = 0; i < " + kernel.inner() + "; i++)");
        code.add(names.output() + "[o++] = " + sum + ";");
        code.close();
    }

    private static void addLoop(CodeLines code, FResize kernel, KernelNames names) {
        code.open("for (int i = block, columns = " + Expressions.plus("block", kernel.inner()) + "; i < columns; i++)");
        code.add("float sum = weights[t] * " + names.input(0) + "[i + offsets[t]];");
        code.open("for (int tap = t + 1; tap < " + Expressions.plus("t", kernel.taps()) + "; tap++)");
        code.add("sum += weights[tap] * " + names.input(0) + "[i + offsets[tap]];");
        code.close();
        code.add(names.output() + "[o++] = sum;");
        code.close();
    }

    private static int[] offsets(FResize kernel) {
        int[] offsets = kernel.indices().clone();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] *= kernel.inner();
        }
        return offsets;
    }
}
