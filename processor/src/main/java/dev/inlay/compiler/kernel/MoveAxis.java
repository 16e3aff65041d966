package dev.inlay.compiler.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One loop of a copy. Step i writes {@code i * outputStride} elements behind the block's first output element, and reads
 * {@code i * inputStride} elements, or {@code inputOffsets.get(i)} elements, behind its first input element.
 *
 * @param inputStride may be 0 or negative; not used where there are input offsets
 * @param inputOffsets one a step
 */
public record MoveAxis(int size, int outputStride, int inputStride, Optional<List<Integer>> inputOffsets) {
    public MoveAxis {
        inputOffsets = inputOffsets.map(List::copyOf);
        if (inputOffsets.isPresent()) {
            Limits.checkLength("input offsets", inputOffsets.get().size(), size);
        }
    }

    public MoveAxis(int size, int outputStride, int inputStride) {
        this(size, outputStride, inputStride, Optional.empty());
    }

    /** Distance of the input element of step {@code i} from the block's first one. */
    public int inputOffset(int i) {
        return inputOffsets.isPresent() ? inputOffsets.get().get(i) : i * inputStride;
    }
}
