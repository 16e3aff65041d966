package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QSlopes;
import dev.inlay.compiler.kernel.Requantization;

final class QSlopesEmitter implements KernelEmitter<QSlopes> {
    @Override
    public CodeBlock body(QSlopes kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        RequantizationCode positive = requantization(kernel.positive(), kernel.positiveRange(), names);
        RequantizationCode negative = requantization(kernel.negative(), kernel.negativeRange(), names);
        code.open("for (int i = 0; i < " + kernel.length() + "; i++)");
        code.add("int x = " + names.input(0) + "[" + Expressions.sum(names.inputOffset(0), "i") + "];");
        String target = names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "]";
        code.open("if (x >= 0)");
        positive.store(code, "x", "0", target);
        code.reopen("else");
        if (kernel.mirrored()) {
            code.add("x = -x;");
        }
        negative.store(code, "x", "0", target);
        code.close(2);
        return code.build();
    }

    private static RequantizationCode requantization(
            Requantization requantization, AccumulatorRange range, KernelNames names) {
        return RequantizationCode.choose(
                requantization, 1, channel -> range, new OutputRange(0, Short.MIN_VALUE, Short.MAX_VALUE), names);
    }
}
