package dev.inlay.compiler.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * FLOAT32 data movement: transposes, slices, concatenations, pads, gathers and all their kin.
 *
 * @param blocks copied one after the other
 * @param fill value of the output elements that no block writes; empty where the blocks write all
 * @param outputLength elements of the output
 */
public record FMove(List<MoveBlock> blocks, Optional<Float> fill, int outputLength) implements Kernel {
    public FMove {
        blocks = List.copyOf(blocks);
        if (blocks.stream().anyMatch(block -> block.table().isPresent())) {
            throw new IllegalArgumentException("a table for float data");
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] y = output.floats();
        fill.ifPresent(value -> Arrays.fill(y, 0, outputLength, value));
        for (MoveBlock block : blocks) {
            float[] x = inputs.get(block.input()).floats();
            block.forEach((from, to) -> y[to] = x[from]);
        }
    }
}
