package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FMatMul;
import java.util.List;

/** Products of two activations: blocks of four columns that share the elements of the left matrix. */
final class FMatMulEmitter implements KernelEmitter<FMatMul> {
    private static final int WIDTH = 4;

    @Override
    public CodeBlock body(FMatMul kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        ElementLoops loops = new ElementLoops(inElements(kernel), names);
        loops.open(code);
        int leftSize = kernel.rows() * kernel.inner();
        String left = ElementLoops.index(0);
        String right = ElementLoops.index(1);
        code.open("for (int row = " + left + ", rows = " + Expressions.plus(left, leftSize) + "; row < rows; row += "
                + kernel.inner() + ")");
        int rest = kernel.columns() % WIDTH;
        int whole = kernel.columns() - rest;
        if (whole > 0) {
            code.open("for (int column = " + right + ", columns = " + Expressions.plus(right, whole)
                    + "; column < columns; column += " + WIDTH + ")");
            addBlock(code, kernel, names, "column", WIDTH);
            code.close();
        }
        if (rest > 0) {
            addBlock(code, kernel, names, Expressions.plus(right, whole), rest);
        }
        code.close();
        loops.close(code);
        return code.build();
    }

    /** The loop over pairs of matrices with its steps counted in elements. */
    private static BroadcastLoop inElements(FMatMul kernel) {
        List<Integer> sizes = List.of(kernel.rows() * kernel.inner(), kernel.inner() * kernel.columns());
        return new BroadcastLoop(kernel.batches().axes().stream()
                .map(axis -> new BroadcastAxis(
                        axis.size(),
                        List.of(
                                axis.strides().get(0) * sizes.get(0),
                                axis.strides().get(1) * sizes.get(1))))
                .toList());
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
