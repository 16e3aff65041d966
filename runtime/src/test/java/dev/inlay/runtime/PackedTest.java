package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
    /** Byte 0 is character 1, byte 126 character 127, byte 127 character 160 and so on. */
    private static final String MAP = map();

    private static String map() {
        StringBuilder map = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            map.append((char) (b < 127 ? b + 1 : b - 127 + 160));
        }
        return map.toString();
    }

    @Test
    void decodesBytesAcrossChunksAndBlocks() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        assertArrayEquals(bytes, Packed.bytes(1000, MAP, new String[] {encode(bytes, 0, 700), encode(bytes, 700, 1000)
        }));
    }

    @Test
    void decodesWiderElementsLowestByteFirst() {
        byte[] bytes = {0x78, 0x56, 0x34, 0x12, -1, -1, -1, -1};
        String[] chunks = {encode(bytes, 0, 3), encode(bytes, 3, 8)};
        assertArrayEquals(new int[] {0x12345678, -1}, Packed.ints(2, MAP, chunks));
        assertArrayEquals(new short[] {0x5678, 0x1234, -1, -1}, Packed.shorts(4, MAP, chunks));
        byte[] one = {0, 0, (byte) 0x80, 0x3F};
        assertArrayEquals(new float[] {1f}, Packed.floats(1, MAP, new String[] {encode(one, 0, 4)}));
    }

    private static String encode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(MAP.charAt(bytes[i] & 0xFF));
        }
        return text.toString();
    }
}
