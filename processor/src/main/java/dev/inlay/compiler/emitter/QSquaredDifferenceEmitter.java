package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QSquaredDifference;

/** The square of a difference on the scale that both operands share. */
final class QSquaredDifferenceEmitter implements KernelEmitter<QSquaredDifference> {
    @Override
    public CodeBlock body(QSquaredDifference kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.squareRange(),
                new OutputRange(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE),
                names);
        requantization.declare(code);
        loops.open(code);
        code.add("int a = " + Expressions.plus(loops.element(0), -kernel.a().zeroPoint()) + ";");
        code.add("int b = " + Expressions.plus(loops.element(1), -kernel.b().zeroPoint()) + ";");
        code.add("int difference = " + ScaledOperand.of("a", kernel.a(), QSquaredDifference.LEFT_SHIFT) + " - "
                + ScaledOperand.of("b", kernel.b(), QSquaredDifference.LEFT_SHIFT) + ";");
        code.add("int square = difference * difference;");
        requantization.store(code, "square", "0", loops.output());
        loops.close(code);
        return code.build();
    }
}
