package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QSum;

final class QSumEmitter implements KernelEmitter<QSum> {
    @Override
    public CodeBlock body(QSum kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ReduceLoops loops = new ReduceLoops(kernel.loop(), names);
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.accumulatorRange(),
                new OutputRange(
                        kernel.outputZeroPoint(),
                        kernel.elementType().min(),
                        kernel.elementType().max()),
                names);
        requantization.declare(code);
        loops.openKept(code);
        code.add("int sum = " + -kernel.loop().count() * kernel.inputZeroPoint() + ";");
        String element = loops.openReduced(code);
        code.add("sum += " + element + ";");
        loops.closeReduced(code);
        requantization.store(code, "sum", "0", loops.output());
        loops.closeKept(code);
        return code.build();
    }
}
