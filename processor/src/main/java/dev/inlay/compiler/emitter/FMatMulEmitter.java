package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FMatMul;

/** Products of two activations: blocks of four columns that share the elements of the left matrix. */
final class FMatMulEmitter implements KernelEmitter<FMatMul> {
    private static final int WIDTH = 4;

    @Override
    public CodeBlock body(FMatMul kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        MatrixLoops loops = new MatrixLoops(kernel.batches(), kernel.rows(), kernel.inner(), kernel.columns(), names);
        loops.open(code);
        loops.addBlocks(code, WIDTH, (column, width) -> addBlock(code, kernel, names, column, width));
        loops.close(code);
        return code.build();
    }

    private static void addBlock(CodeLines code, FMatMul kernel, KernelNames names, String column, int width) {
        for (int lane = 0; lane < width; lane++) {
            code.add("float sum" + lane + " = 0;");
        }
        code.open("for (int k = 0, b = " + column + "; k < " + kernel.inner() + "; k++, "
                + Expressions.advance("b", kernel.columns()) + ")");
        code.add("float value = " + names.input(0) + "[row + k];");
        for (int lane = 0; lane < width; lane++) {
            code.add("sum" + lane + " += value * " + names.input(1) + "[" + Expressions.plus("b", lane) + "];");
        }
        code.close();
        for (int lane = 0; lane < width; lane++) {
            code.add(names.output() + "[at++] = sum" + lane + ";");
        }
    }
}
