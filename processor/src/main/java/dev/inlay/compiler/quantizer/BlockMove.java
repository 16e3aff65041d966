package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;

/** Blocks of channels into space and back, channels-last. */
final class BlockMove {
    private BlockMove() {}

    static Move depthToSpace(int block, boolean columnRowDepth, Shape input, Shape output) {
        return Move.of(new MoveBlock(0, 0, 0, axes(block, columnRowDepth, output, input, false)), output);
    }

    static Move spaceToDepth(int block, boolean columnRowDepth, Shape input, Shape output) {
        return Move.of(new MoveBlock(0, 0, 0, axes(block, columnRowDepth, input, output, true)), output);
    }

    /**
     * Loops over batch, row, column, row in the block, column in the block, channel. {@code wide} is the side with the
     * larger image, {@code deep} that with more channels; {@code toDeep} says which way elements move.
     */
    private static List<MoveAxis> axes(int block, boolean columnRowDepth, Shape wide, Shape deep, boolean toDeep) {
        int[] w = wide.strides();
        int[] d = deep.strides();
        int channels = wide.dim(3);
        int blockRow = columnRowDepth ? block : block * channels;
        int blockColumn = columnRowDepth ? 1 : channels;
        int channel = columnRowDepth ? block * block : 1;
        return List.of(
                axis(wide.dim(0), w[0], d[0], toDeep),
                axis(deep.dim(1), w[1] * block, d[1], toDeep),
                axis(deep.dim(2), w[2] * block, d[2], toDeep),
                axis(block, w[1], blockRow, toDeep),
                axis(block, w[2], blockColumn, toDeep),
                axis(channels, w[3], channel, toDeep));
    }

    private static MoveAxis axis(int size, int wide, int deep, boolean toDeep) {
        return toDeep ? new MoveAxis(size, deep, wide) : new MoveAxis(size, wide, deep);
    }
}
