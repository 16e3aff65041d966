package dev.inlay.compiler.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * INT8 data movement: transposes, slices, concatenations, pads, gathers and all their kin.
 *
 * @param blocks copied one after the other
 * @param fill value of the output elements that no block writes; empty where the blocks write all
 * @param outputLength elements of the output
 */
public record QMove(List<MoveBlock> blocks, OptionalInt fill, int outputLength) implements Kernel {
    public QMove {
        blocks = List.copyOf(blocks);
        fill.ifPresent(value -> Limits.checkClamp(value, value));
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] y = output.bytes();
        fill.ifPresent(value -> Arrays.fill(y, 0, outputLength, (byte) value));
        for (MoveBlock block : blocks) {
            byte[] x = inputs.get(block.input()).bytes();
            block.forEach((from, to) ->
                    y[to] = block.table().isPresent() ? block.table().get()[x[from] + 128] : x[from]);
        }
    }
}
