package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generated float data movement equals its reference. */
class FloatMoveEmitterTest {
    @Test
    void moves() {
        FloatCases.check(18, FloatMoveEmitterTest::move);
    }

    /** Blocks that write behind one another, each reading an input with any strides or offsets. */
    private static KernelCase move(FloatCases cases) {
        int inputs = cases.between(1, 3);
        int[] lengths = new int[inputs];
        List<MoveBlock> blocks = new ArrayList<>();
        int outputLength = 0;
        int count = cases.between(1, 5);
        for (int i = 0; i < count; i++) {
            int input = cases.between(0, inputs - 1);
            int outputOffset = outputLength + cases.between(0, 2);
            List<MoveAxis> axes = new ArrayList<>();
            int from = 0;
            int lowest = 0;
            int highest = 0;
            int rank = cases.between(0, 3);
            int written = 1;
            for (int d = 0; d < rank; d++) {
                MoveAxis axis = axis(cases, written);
                axes.add(0, axis);
                written *= axis.size();
                int low = Integer.MAX_VALUE;
                int high = Integer.MIN_VALUE;
                for (int k = 0; k < axis.size(); k++) {
                    low = Math.min(low, axis.inputOffset(k));
                    high = Math.max(high, axis.inputOffset(k));
                }
                lowest += low;
                highest += high;
            }
            from -= lowest;
            lengths[input] = Math.max(lengths[input], from + highest + 1);
            blocks.add(new MoveBlock(input, from, outputOffset, axes));
            outputLength = outputOffset + written;
        }
        outputLength += cases.between(0, 2);
        for (int i = 0; i < inputs; i++) {
            lengths[i] += cases.between(0, 3);
        }
        return cases.toFloats(new FMove(blocks, Optional.of(cases.number()), outputLength), outputLength, lengths);
    }

    private static MoveAxis axis(FloatCases cases, int outputStride) {
        int size = cases.between(1, 10);
        if (cases.random().nextInt(4) > 0) {
            return new MoveAxis(size, outputStride, cases.chance() ? outputStride : cases.between(-3, 4));
        }
        List<Integer> offsets = cases.random().ints(size, 0, 12).boxed().toList();
        return new MoveAxis(size, outputStride, 0, Optional.of(offsets));
    }
}
