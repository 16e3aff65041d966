package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QuantizedOperand;
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
        code.add("int sum = " + scaled("a", kernel.a(), kernel.leftShift()) + (kernel.subtract() ? " - " : " + ")
                + scaled("b", kernel.b(), kernel.leftShift()) + ";");
        requantization.store(code, "sum", "0", loops.output());
        loops.close(code);
        return code.build();
    }

    private static String scaled(String variable, QuantizedOperand operand, int leftShift) {
        int log = Integer.numberOfTrailingZeros(operand.multiplier()) - 31 + leftShift;
        if (operand.shift() == 0 && Integer.bitCount(operand.multiplier()) == 1 && log >= 0) {
            return "(" + variable + " << " + log + ")";
        }
        ChannelFactor factor = ChannelFactor.ofDoubleRounding(operand.multiplier(), operand.shift());
        long half = 1L << (factor.shift() - 1);
        String product = variable + " * " + (factor.multiplier() << leftShift) + "L + ";
        String constant = factor.nudge() == Nudge.NONE
                ? half + "L"
                : "(" + variable + " < 0 ? " + (half + factor.nudge().negative()) + "L : "
                        + (half + factor.nudge().positive()) + "L)";
        return "(int) ((" + product + constant + ") >> " + factor.shift() + ")";
    }
}
