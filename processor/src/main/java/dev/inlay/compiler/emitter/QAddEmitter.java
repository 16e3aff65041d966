package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.Requantization;

/** Addition and subtraction: one 64-bit multiply for an operand that is not already on the common scale, one for the sum. */
final class QAddEmitter implements KernelEmitter<QAdd> {
    @Override
    public CodeBlock body(QAdd kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        RequantizationCode requantization = RequantizationCode.choose(
                new Requantization(new int[] {kernel.outputMultiplier()}, new int[] {kernel.outputShift()}),
                1,
                channel -> kernel.sumRange(),
                new OutputRange(kernel.outputZeroPoint(), kernel.min(), kernel.max()),
                names);
        requantization.declare(code);
        loops.open(code);
        code.add("int a = " + Expressions.plus(loops.element(0), -kernel.a().zeroPoint()) + ";");
        code.add("int b = " + Expressions.plus(loops.element(1), -kernel.b().zeroPoint()) + ";");
        code.add("int sum = " + ScaledOperand.of("a", kernel.a(), kernel.leftShift())
                + (kernel.subtract() ? " - " : " + ") + ScaledOperand.of("b", kernel.b(), kernel.leftShift()) + ";");
        requantization.store(code, "sum", "0", loops.output());
        loops.close(code);
        return code.build();
    }
}
