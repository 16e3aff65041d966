package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FMove;

/** Data movement: the fill, then the copies. */
final class FMoveEmitter implements KernelEmitter<FMove> {
    @Override
    public CodeBlock body(FMove kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        if (kernel.fill().isPresent() && kernel.outputLength() > 0) {
            QMoveEmitter.fill(
                    code,
                    names,
                    kernel.outputLength(),
                    FloatLiteral.of(kernel.fill().get()));
        }
        new MoveBlocks(names).add(code, kernel.blocks());
        return code.build();
    }
}
