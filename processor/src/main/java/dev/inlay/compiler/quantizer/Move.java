package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Data movement of one operator, free of the element type.
 *
 * @param blocks what is copied from where to where
 * @param fill the real value of output elements that no block writes
 * @param output shape of the result
 */
record Move(List<MoveBlock> blocks, OptionalDouble fill, Shape output) {
    static Move of(MoveBlock block, Shape output) {
        return new Move(List.of(block), OptionalDouble.empty(), output);
    }
}
