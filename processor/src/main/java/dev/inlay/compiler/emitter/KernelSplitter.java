package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes kernels whose code grows with the model apart into several that run one after another to the same output. */
final class KernelSplitter {
    /** Copies of one method: each is some 20 to 100 bytes of code. */
    private static final int MAX_BLOCKS = 64;

    private KernelSplitter() {}

    /** The kernel itself where it fits one method. */
    static List<Kernel> split(Kernel kernel) {
        List<Kernel> parts = new ArrayList<>();
        if (kernel instanceof QMove move && move.blocks().size() > MAX_BLOCKS) {
            for (List<MoveBlock> blocks : parts(move.blocks())) {
                // what no block writes is filled once, before all of them
                OptionalInt fill = parts.isEmpty() ? move.fill() : OptionalInt.empty();
                parts.add(new QMove(blocks, fill, move.outputLength()));
            }
        } else if (kernel instanceof FMove move && move.blocks().size() > MAX_BLOCKS) {
            for (List<MoveBlock> blocks : parts(move.blocks())) {
                Optional<Float> fill = parts.isEmpty() ? move.fill() : Optional.empty();
                parts.add(new FMove(blocks, fill, move.outputLength()));
            }
        } else {
            parts.add(kernel);
        }
        return parts;
    }

    private static List<List<MoveBlock>> parts(List<MoveBlock> blocks) {
        List<List<MoveBlock>> parts = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += MAX_BLOCKS) {
            parts.add(blocks.subList(from, Math.min(blocks.size(), from + MAX_BLOCKS)));
        }
        return parts;
    }
}
