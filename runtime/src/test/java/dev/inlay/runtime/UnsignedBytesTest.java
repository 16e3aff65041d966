package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnsignedBytesTest {
    @Test
    void signedBytesAre128BelowAndComeBack() {
        byte[] unsigned = new byte[256];
        for (int i = 0; i < 256; i++) {
            unsigned[i] = (byte) i;
        }
        byte[] signed = new byte[258];
        UnsignedBytes.shift(unsigned, 0, signed, 1, 256);
        for (int i = 0; i < 256; i++) {
            assertEquals(i - 128, signed[1 + i]);
        }
        assertEquals(0, signed[0]);
        assertEquals(0, signed[257]);
        byte[] back = new byte[256];
        UnsignedBytes.shift(signed, 1, back, 0, 256);
        assertArrayEquals(unsigned, back);
    }
}
