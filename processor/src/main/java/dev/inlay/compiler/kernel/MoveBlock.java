package dev.inlay.compiler.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One copy of a multidimensional block.
 *
 * @param input which input it reads
 * @param inputOffset its first input element
 * @param outputOffset its first output element
 * @param axes loops, outermost first; none copies one element
 * @param table INT8 only: what to write for q, at index {@code q + 128}, instead of q itself
 */
public record MoveBlock(int input, int inputOffset, int outputOffset, List<MoveAxis> axes, Optional<byte[]> table) {
    public MoveBlock {
        axes = List.copyOf(axes);
        table.ifPresent(bytes -> Limits.checkLength("table entries", bytes.length, 256));
    }

    public MoveBlock(int input, int inputOffset, int outputOffset, List<MoveAxis> axes) {
        this(input, inputOffset, outputOffset, axes, Optional.empty());
    }

    interface Visitor {
        void visit(int input, int output);
    }

    /** Visits the pairs of elements in the order of the loops. */
    void forEach(Visitor visitor) {
        forEach(0, inputOffset, outputOffset, visitor);
    }

    private void forEach(int depth, int from, int to, Visitor visitor) {
        if (depth == axes.size()) {
            visitor.visit(from, to);
            return;
        }
        MoveAxis axis = axes.get(depth);
        for (int i = 0; i < axis.size(); i++) {
            forEach(depth + 1, from + axis.inputOffset(i), to + i * axis.outputStride(), visitor);
        }
    }
}
