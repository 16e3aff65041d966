package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QPrelu;
import dev.inlay.compiler.kernel.Requantization;

/** A leaky rectifier with a slope for each element: one of two requantizations. */
final class QPreluEmitter implements KernelEmitter<QPrelu> {
    @Override
    public CodeBlock body(QPrelu kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        RequantizationCode positive = requantization(kernel, kernel.positive(), kernel.positiveRange(), names);
        RequantizationCode negative = requantization(kernel, kernel.negative(), kernel.negativeRange(), names);
        positive.declare(code);
        negative.declare(code);
        loops.open(code);
        code.add("int value = " + Expressions.plus(loops.element(0), -kernel.inputZeroPoint()) + ";");
        code.open("if (value >= 0)");
        positive.store(code, "value", "0", loops.output());
        code.reopen("else");
        String slope = loops.element(1);
        code.add("int product = value * "
                + (kernel.slopeZeroPoint() == 0 ? slope : "(" + Expressions.plus(slope, -kernel.slopeZeroPoint()) + ")")
                + ";");
        negative.store(code, "product", "0", loops.output());
        code.close();
        loops.close(code);
        return code.build();
    }

    private static RequantizationCode requantization(
            QPrelu kernel, Requantization factor, AccumulatorRange range, KernelNames names) {
        OutputRange output = new OutputRange(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE);
        return RequantizationCode.choose(factor, 1, channel -> range, output, names);
    }
}
