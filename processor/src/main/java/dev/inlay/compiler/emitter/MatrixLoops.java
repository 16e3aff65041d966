package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import java.util.List;

/**
 * Writes the loops of a product of two activations: over pairs of matrices, over rows of the left one ({@code row} is
 * the index of a row's first element), and over blocks of columns of the right one. The output index is {@code at}.
 */
final class MatrixLoops {
    private final ElementLoops pairs;
    private final int rows;
    private final int inner;
    private final int columns;

    /** Writes the body for a block of columns; {@code column} is the index of its first element in the first row. */
    interface Block {
        void add(String column, int width);
    }

    /** @param batches steps in whole matrices */
    MatrixLoops(BroadcastLoop batches, int rows, int inner, int columns, KernelNames names) {
        this.pairs = new ElementLoops(inElements(batches, rows * inner, inner * columns), names);
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
    }

    private static BroadcastLoop inElements(BroadcastLoop batches, int left, int right) {
        return new BroadcastLoop(batches.axes().stream()
                .map(axis -> new BroadcastAxis(
                        axis.size(),
                        List.of(axis.strides().get(0) * left, axis.strides().get(1) * right)))
                .toList());
    }

    void open(CodeLines code) {
        pairs.open(code);
        String left = ElementLoops.index(0);
        code.open("for (int row = " + left + ", rows = " + Expressions.plus(left, (long) rows * inner)
                + "; row < rows; row += " + inner + ")");
    }

    void addBlocks(CodeLines code, int width, Block block) {
        String right = ElementLoops.index(1);
        int rest = columns % width;
        int whole = columns - rest;
        if (whole > 0) {
            code.open("for (int column = " + right + ", columns = " + Expressions.plus(right, whole)
                    + "; column < columns; column += " + width + ")");
            block.add("column", width);
            code.close();
        }
        if (rest > 0) {
            code.open("");
            block.add(Expressions.plus(right, whole), rest);
            code.close();
        }
    }

    void close(CodeLines code) {
        code.close();
        pairs.close(code);
    }
}
