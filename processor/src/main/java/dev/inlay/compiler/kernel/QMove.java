package dev.inlay.compiler.kernel;

import java.util.List;
import java.util.OptionalInt;

/**
 * Movement of integers: transposes, slices, concatenations, pads, gathers and all their kin.
 *
 * @param elementType of inputs and output: INT8 or INT16
 * @param blocks copied one after the other
 * @param fill value of the output elements that no block writes; empty where the blocks write all
 * @param outputLength elements of the output
 */
public record QMove(ElementType elementType, List<MoveBlock> blocks, OptionalInt fill, int outputLength)
        implements Kernel {
    public QMove {
        blocks = List.copyOf(blocks);
        fill.ifPresent(value -> Limits.checkClamp(elementType, value, value));
        if (elementType != ElementType.INT8
                && blocks.stream().anyMatch(block -> block.table().isPresent())) {
            throw new IllegalArgumentException("a table for " + elementType);
        }
    }

    /** Of INT8. */
    public QMove(List<MoveBlock> blocks, OptionalInt fill, int outputLength) {
        this(ElementType.INT8, blocks, fill, outputLength);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        for (int i = 0; fill.isPresent() && i < outputLength; i++) {
            output.put(i, fill.getAsInt());
        }
        for (MoveBlock block : blocks) {
            Buffer x = inputs.get(block.input());
            block.forEach((from, to) -> output.put(
                    to, block.table().isPresent() ? block.table().get()[x.integer(from) + 128] : x.integer(from)));
        }
    }
}
