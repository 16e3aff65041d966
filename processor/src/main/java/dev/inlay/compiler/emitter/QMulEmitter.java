package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QMul;

final class QMulEmitter implements KernelEmitter<QMul> {
    @Override
    public CodeBlock body(QMul kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(kernel.loop(), names);
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.productRange(),
                new OutputRange(kernel.outputZeroPoint(), kernel.min(), kernel.max()),
                names);
        requantization.declare(code);
        loops.open(code);
        code.add("int product = " + factor(loops.element(0), kernel.zeroPointA()) + " * "
                + factor(loops.element(1), kernel.zeroPointB()) + ";");
        requantization.store(code, "product", "0", loops.output());
        loops.close(code);
        return code.build();
    }

    private static String factor(String element, int zeroPoint) {
        return zeroPoint == 0 ? element : "(" + Expressions.plus(element, -zeroPoint) + ")";
    }
}
