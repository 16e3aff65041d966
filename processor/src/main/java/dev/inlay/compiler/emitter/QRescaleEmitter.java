package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QRescale;

final class QRescaleEmitter implements KernelEmitter<QRescale> {
    @Override
    public CodeBlock body(QRescale kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.inputRange(),
                new OutputRange(kernel.outputZeroPoint(), kernel.min(), kernel.max()),
                names);
        requantization.declare(code);
        code.open("for (int i = 0; i < " + kernel.length() + "; i++)");
        String element = names.input(0) + "[" + Expressions.sum(names.inputOffset(0), "i") + "]";
        code.add("int x = " + Expressions.plus(element, -kernel.inputZeroPoint()) + ";");
        String target = names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "]";
        requantization.store(code, "x", "0", target);
        code.close();
        return code.build();
    }
}
