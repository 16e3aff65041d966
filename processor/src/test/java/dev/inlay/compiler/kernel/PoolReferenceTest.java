package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pooling of one row, by hand. */
class PoolReferenceTest {
    private static final byte[] ROW = {10, -20, 31, 40, -50};

    /** Windows of three every two elements, one element of padding in front, two behind, the last one rounded up. */
    private static final Window WINDOW = new Window(List.of(new WindowDim(5, 4, 3, 2, 1, 1, 2)));

    private static byte[] run(Kernel kernel) {
        Buffer output = Buffer.allocate(ElementType.INT8, 4);
        kernel.run(List.of(Buffer.of(ROW)), output);
        return output.bytes();
    }

    @Test
    void largest() {
        assertArrayEquals(new byte[] {10, 40, 40, -128}, run(new QMaxPool(WINDOW, 1, 1, -128, 127)));
        assertArrayEquals(new byte[] {10, 30, 30, -5}, run(new QMaxPool(WINDOW, 1, 1, -5, 30)));
    }

    /** Means of (10, -20), (-20, 31, 40), (40, -50), and what of the last window, elements 5 to 7, is left: none. */
    @Test
    void averageOfElements() {
        assertArrayEquals(
                new byte[] {-5, 17, -5, 7},
                run(new QAveragePool(
                        new Window(List.of(new WindowDim(5, 4, 3, 2, 1, 1, 3))), 1, 1, false, 7, -128, 127)));
    }

    /** Padding counts as the zero point 7: (7, 10, -20), (-20, 31, 40), (40, -50, 7), (7, and nothing behind it). */
    @Test
    void averageWithPadding() {
        Window window = new Window(List.of(new WindowDim(5, 4, 3, 2, 1, 1, 1)));
        assertArrayEquals(new byte[] {-1, 17, -1, 7}, run(new QAveragePool(window, 1, 1, true, 7, -128, 127)));
    }
}
