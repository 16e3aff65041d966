package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QSoftmax;
import dev.inlay.runtime.Reciprocal;

/** Softmax: the largest element, the sum of the exponentials, and each times the reciprocal of that sum. */
final class QSoftmaxEmitter implements KernelEmitter<QSoftmax> {
    @Override
    public CodeBlock body(QSoftmax kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        code.add("final int[] exponentials = " + names.ints("EXPONENTIALS", kernel.exponentials()) + ";");
        int block = kernel.depth() * kernel.inner();
        String from = names.inputOffset(0);
        code.add("int target = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ", target += " + block + ")");
        code.open("for (int k = 0; k < " + kernel.inner() + "; k++)");
        code.add("int first = block + k;");
        code.add("int end = " + Expressions.plus("first", block) + ";");
        softmax(code, kernel, names.input(0), names.output());
        code.close(2);
        return code.build();
    }

    private static void softmax(CodeLines code, QSoftmax kernel, String input, String output) {
        String step = Expressions.advance("i", kernel.inner());
        String loop = "for (int i = first; i < end; " + step + ")";
        code.add("int largest = -128;");
        code.open(loop);
        code.open("if (" + input + "[i] > largest)")
                .add("largest = " + input + "[i];")
                .close();
        code.close();
        code.add("int sum = 0;");
        code.open(loop);
        int half = 1 << (QSoftmax.SUM_SHIFT - 1);
        code.add("sum += (int) ((exponentials[largest - " + input + "[i]] + " + half + "L) >> " + QSoftmax.SUM_SHIFT
                        + ");")
                .close();
        code.add(CodeBlock.of("long reciprocal = $T.multiplier(sum);", Reciprocal.class));
        code.add(CodeBlock.of("int shift = $T.shift(sum) + $L;", Reciprocal.class, QSoftmax.OUTPUT_SHIFT));
        code.add("int half = 1 << (shift - 1);");
        code.add("int o = target + k;");
        code.open("for (int i = first; i < end; " + step + ", " + Expressions.advance("o", kernel.inner()) + ")");
        code.add("int product = (int) ((exponentials[largest - " + input + "[i]] * reciprocal + " + (1 << 30)
                + ") >> 31);");
        code.add("int share = (int) (((long) product + half) >> shift);");
        code.add(output + "[o] = (byte) (share > 255 ? 127 : share - 128);").close();
    }
}
