package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.Requantization;
import java.util.List;
import java.util.Optional;

/**
 * Addition and subtraction: one multiply an operand, and all roundings as one; where no integers stand for these, one
 * 64-bit multiply for an operand that is not already on the common scale and one for the sum.
 */
final class QAddEmitter implements KernelEmitter<QAdd> {
    @Override
    public CodeBlock body(QAdd kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        Requantization requantization =
                new Requantization(new int[] {kernel.outputMultiplier()}, new int[] {kernel.outputShift()});
        OutputRange output = new OutputRange(kernel.outputZeroPoint(), kernel.min(), kernel.max());
        Optional<FoldedAdd> folded = FoldedAdd.find(kernel);
        if (folded.isPresent()) {
            loops.open(code);
            code.add("int sum = " + folded.get().of(loops.element(0), loops.element(1)) + ";");
            output.withoutIdleClamps(requantization, List.of(kernel.sumRange())).clamp(code, "sum");
            code.add(loops.output() + " = (byte) sum;");
        } else {
            RequantizationCode stepped =
                    RequantizationCode.choose(requantization, 1, channel -> kernel.sumRange(), output, names);
            stepped.declare(code);
            loops.open(code);
            addStepped(code, kernel, loops);
            stepped.store(code, "sum", "0", loops.output());
        }
        loops.close(code);
        return code.build();
    }

    private static void addStepped(CodeLines code, QAdd kernel, ElementLoops loops) {
        code.add("int a = " + Expressions.plus(loops.element(0), -kernel.a().zeroPoint()) + ";");
        code.add("int b = " + Expressions.plus(loops.element(1), -kernel.b().zeroPoint()) + ";");
        code.add("int sum = " + ScaledOperand.of("a", kernel.a(), kernel.leftShift())
                + (kernel.subtract() ? " - " : " + ") + ScaledOperand.of("b", kernel.b(), kernel.leftShift()) + ";");
    }
}
