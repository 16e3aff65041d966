package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QMove;

final class QMoveEmitter implements KernelEmitter<QMove> {
    @Override
    public CodeBlock body(QMove kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        if (kernel.fill().isPresent() && kernel.outputLength() > 0) {
            fill(
                    code,
                    names,
                    kernel.outputLength(),
                    Integer.toString(kernel.fill().getAsInt()));
        }
        new MoveBlocks(names).add(code, kernel.blocks());
        return code.build();
    }

    /** Sets the whole output, doubling what is set. */
    static void fill(CodeLines code, KernelNames names, int length, String value) {
        String output = names.output();
        String from = names.outputOffset();
        code.add(output + "[" + from + "] = " + value + ";");
        code.open("for (int n = 1; n < " + length + "; n += n)");
        code.add("System.arraycopy(" + output + ", " + from + ", " + output + ", " + Expressions.sum(from, "n")
                + ", Math.min(n, " + length + " - n));");
        code.close();
    }
}
