package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ClampTest {
    @Test
    void tableHoldsEachNumberBroughtIntoTheRange() {
        assertArrayEquals(new byte[] {-1, -1, 0, 1, 2, 2}, Clamp.table(-2, 3, -1, 2));
    }
}
