package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * One loop of an element-wise kernel.
 *
 * @param strides for each operand, elements from one step to the next; 0 where the operand repeats
 */
public record BroadcastAxis(int size, List<Integer> strides) {
    public BroadcastAxis {
        strides = List.copyOf(strides);
    }
}
