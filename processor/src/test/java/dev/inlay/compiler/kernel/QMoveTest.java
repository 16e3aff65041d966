package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QMoveTest {
    private static final Buffer MATRIX = Buffer.of(new byte[] {1, 2, 3, 4, 5, 6});

    private static byte[] run(int length, OptionalInt fill, MoveBlock... blocks) {
        Buffer output = Buffer.allocate(ElementType.INT8, length);
        new QMove(List.of(blocks), fill, length).run(List.of(MATRIX, Buffer.of(new byte[] {7, 8})), output);
        return output.bytes();
    }

    @Test
    void transposesMirrorsAndGathers() {
        MoveBlock transpose = new MoveBlock(0, 0, 0, List.of(new MoveAxis(3, 2, 1), new MoveAxis(2, 1, 3)));
        assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, run(6, OptionalInt.empty(), transpose));
        MoveBlock mirror = new MoveBlock(0, 5, 0, List.of(new MoveAxis(6, 1, -1)));
        assertArrayEquals(new byte[] {6, 5, 4, 3, 2, 1}, run(6, OptionalInt.empty(), mirror));
        MoveAxis picked = new MoveAxis(3, 1, 0, Optional.of(List.of(2, 0, 2)));
        MoveBlock gather = new MoveBlock(0, 0, 0, List.of(new MoveAxis(2, 3, 3), picked));
        assertArrayEquals(new byte[] {3, 1, 3, 6, 4, 6}, run(6, OptionalInt.empty(), gather));
    }

    @Test
    void fillsAndJoinsAndMaps() {
        byte[] negated = new byte[256];
        for (int q = -128; q < 128; q++) {
            negated[q + 128] = (byte) -Math.max(-127, q);
        }
        MoveBlock first = new MoveBlock(0, 1, 1, List.of(new MoveAxis(2, 1, 1)));
        MoveBlock second = new MoveBlock(1, 0, 4, List.of(new MoveAxis(2, 1, 1)), Optional.of(negated));
        assertArrayEquals(new byte[] {9, 2, 3, 9, -7, -8, 9}, run(7, OptionalInt.of(9), first, second));
    }
}
