package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import java.util.ArrayList;
import java.util.List;

/** Rearranges the loops of a copy: the fewest, and the longest run of consecutive elements innermost. */
final class MoveOrder {
    private MoveOrder() {}

    static MoveBlock arrange(MoveBlock block) {
        List<MoveAxis> axes = new ArrayList<>();
        int inputOffset = block.inputOffset();
        for (MoveAxis axis : block.axes()) {
            if (axis.size() == 1) {
                inputOffset += axis.inputOffset(0);
            } else {
                append(axes, axis);
            }
        }
        if (axes.stream().allMatch(axis -> axis.outputStride() > 0)) {
            moveRunInside(axes);
        }
        return new MoveBlock(block.input(), inputOffset, block.outputOffset(), axes, block.table());
    }

    /** Adds an inner loop, as part of the last one where its steps fill that one's. */
    private static void append(List<MoveAxis> axes, MoveAxis inner) {
        if (!axes.isEmpty()) {
            MoveAxis outer = axes.get(axes.size() - 1);
            if (outer.inputOffsets().isEmpty()
                    && inner.inputOffsets().isEmpty()
                    && outer.inputStride() == inner.size() * inner.inputStride()
                    && outer.outputStride() == inner.size() * inner.outputStride()) {
                axes.set(
                        axes.size() - 1,
                        new MoveAxis(outer.size() * inner.size(), inner.outputStride(), inner.inputStride()));
                return;
            }
        }
        axes.add(inner);
    }

    private static void moveRunInside(List<MoveAxis> axes) {
        for (MoveAxis axis : axes) {
            if (axis.inputOffsets().isEmpty() && axis.inputStride() == 1 && axis.outputStride() == 1) {
                axes.remove(axis);
                axes.add(axis);
                return;
            }
        }
    }
}
