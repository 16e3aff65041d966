package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QWideSoftmax;

/** The softmax of int16: the output holds the exponentials until their sum is known. */
final class QWideSoftmaxEmitter implements KernelEmitter<QWideSoftmax> {
    @Override
    public CodeBlock body(QWideSoftmax kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String x = names.input(0);
        String y = names.output();
        int group = kernel.depth() * kernel.inner();
        if (group == 0) {
            return code.build();
        }
        code.add("final short[] exponentials = " + names.shorts("EXPONENTIALS", kernel.exponentials()) + ";");
        code.add("final short[] reciprocals = " + names.shorts("RECIPROCALS", kernel.reciprocals()) + ";");
        code.open("for (int group = 0; group < " + kernel.outer() * group + "; group += " + group + ")");
        code.open("for (int first = group; first < " + Expressions.plus("group", kernel.inner()) + "; first++)");
        String loop = "for (int k = first, end = " + Expressions.plus("first", group) + "; k < end; k += "
                + kernel.inner() + ")";
        String element = x + "[" + Expressions.sum(names.inputOffset(0), "k") + "]";
        String target = y + "[" + Expressions.sum(names.outputOffset(), "k") + "]";
        code.add("int largest = -32768;");
        code.open(loop);
        code.open("if (" + element + " > largest)")
                .add("largest = " + element + ";")
                .close();
        code.close();
        code.add("int sum = 0;");
        code.open(loop);
        code.add("int x = " + element + " - largest;");
        // 32767 more brings [-65535, 0] to int16, which TensorFlow Lite clamps; below all is the smallest
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.differenceRange(),
                new OutputRange(Short.MAX_VALUE, Short.MIN_VALUE, Short.MAX_VALUE),
                names);
        requantization.store(code, "x", "0", "short scaled");
        code.add("int power = " + QInterpolateEmitter.lookup(code, "exponentials", "scaled") + ";");
        code.add(target + " = (short) power;");
        code.add("sum += (short) power;");
        code.close();
        normalize(code);
        code.open(loop);
        code.add("long share = " + target + " * (long) reciprocal + (1L << shift - 1) >> shift;");
        code.add(target + " = (short) (share > 32767 ? 32767 : share);");
        code.close(3);
        return code.build();
    }

    /** Declares {@code reciprocal} and {@code shift}; the sum of one exponential or more is at least 32767. */
    private static void normalize(CodeLines code) {
        code.add("int shift = 0;");
        code.open("for (int rest = sum >> 1; rest != 0; rest >>= 1)")
                .add("shift++;")
                .close();
        code.add("int fraction = (int) (((long) sum << 30 - shift) + 8192 >> 14) - 98304;");
        code.open("if (fraction > 32767)").add("fraction = 32767;").close();
        code.add("int reciprocal;");
        code.open("");
        String value = QInterpolateEmitter.lookup(code, "reciprocals", "fraction");
        code.add("reciprocal = (short) " + value + ";");
        code.close();
    }
}
