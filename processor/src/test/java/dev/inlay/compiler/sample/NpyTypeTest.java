package dev.inlay.compiler.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NpyTypeTest {
    @Test
    void readsEveryNumberType() throws IOException {
        assertEquals(200f, element("|u1", 200));
        assertEquals(-56f, element("|i1", 200));
        assertEquals(513f, element("<u2", 1, 2));
        assertEquals(-2f, element(">i2", 0xFF, 0xFE));
        assertEquals(-1f, element("<i4", 0xFF, 0xFF, 0xFF, 0xFF));
        assertEquals(0x1p64f, element("<u8", 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));
        assertEquals(-1.5f, element("<f2", 0x00, 0xBE));
        assertEquals(0x1p-24f, element("<f2", 0x01, 0x00));
        assertEquals(1f, element(">f4", 0x3F, 0x80, 0, 0));
        assertEquals(-2f, element("<f8", 0, 0, 0, 0, 0, 0, 0, 0xC0));
        assertEquals(1f, element("|b1", 1));
    }

    private static float element(String descr, int... bytes) throws IOException {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return NpyType.of("x", descr).read(new DataInputStream(new ByteArrayInputStream(data)));
    }
}
