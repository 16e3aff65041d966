package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QMatMul;

/** Products of two activations: blocks of four columns that share the elements of the left matrix. */
final class QMatMulEmitter implements KernelEmitter<QMatMul> {
    private static final int WIDTH = 4;

    @Override
    public CodeBlock body(QMatMul kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.sumRange(),
                new OutputRange(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE),
                names);
        requantization.declare(code);
        MatrixLoops loops = new MatrixLoops(kernel.batches(), kernel.rows(), kernel.inner(), kernel.columns(), names);
        loops.open(code);
        loops.addBlocks(code, WIDTH, (column, width) -> addBlock(code, kernel, names, requantization, column, width));
        loops.close(code);
        return code.build();
    }

    private static void addBlock(
            CodeLines code,
            QMatMul kernel,
            KernelNames names,
            RequantizationCode requantization,
            String column,
            int width) {
        for (int lane = 0; lane < width; lane++) {
            code.add("int sum" + lane + " = 0;");
        }
        code.open("for (int k = 0, b = " + column + "; k < " + kernel.inner() + "; k++, "
                + Expressions.advance("b", kernel.columns()) + ")");
        code.add("int value = " + Expressions.plus(names.input(0) + "[row + k]", -kernel.zeroPointA()) + ";");
        for (int lane = 0; lane < width; lane++) {
            String element = names.input(1) + "[" + Expressions.plus("b", lane) + "]";
            String factor =
                    kernel.zeroPointB() == 0 ? element : "(" + Expressions.plus(element, -kernel.zeroPointB()) + ")";
            code.add("sum" + lane + " += value * " + factor + ";");
        }
        code.close();
        for (int lane = 0; lane < width; lane++) {
            requantization.store(code, "sum" + lane, "0", names.output() + "[at++]");
        }
    }
}
