package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
    @Test
    void decodesBytesAcrossChunksAndBlocks() {
        byte[] bytes = new byte[3000];
        new Random(1).nextBytes(bytes);
        PackedWriter writer = new PackedWriter(bytes);
        for (int chunk : new int[] {1, 255, 256, 257, 700, 3000}) {
            assertArrayEquals(bytes, Packed.bytes(3000, writer.map(), writer.encode(bytes, chunk)));
        }
        assertEquals(0, Packed.bytes(0, writer.map(), new String[0]).length);
    }

    @Test
    void decodesWiderElementsLowestByteFirst() {
        byte[] bytes = {0x78, 0x56, 0x34, 0x12, -1, -1, -1, -1};
        PackedWriter writer = new PackedWriter(bytes);
        String[] chunks = writer.encode(bytes, 3);
        assertArrayEquals(new int[] {0x12345678, -1}, Packed.ints(2, writer.map(), chunks));
        assertArrayEquals(new short[] {0x5678, 0x1234, -1, -1}, Packed.shorts(4, writer.map(), chunks));
    }

    @Test
    void decodesLongsOfSeveralWidths() {
        byte[] bytes = {1, 0, 0, -128, -1, -1, -1, -1, 2, 0, 0, 0};
        PackedWriter writer = new PackedWriter(bytes);
        String[] chunks = writer.encode(bytes, 5);
        assertArrayEquals(new long[] {-0x7FFF_FFFFL, -1, 2}, Packed.longs4(3, writer.map(), chunks));
        assertArrayEquals(new long[] {1, -128, 0x2_FFFF, 0}, Packed.longs3(4, writer.map(), chunks));
        assertArrayEquals(new long[] {-0x7FFF_FFFFL, 0x2_FFFFL}, Packed.longs6(2, writer.map(), chunks));
        assertArrayEquals(new long[] {-0x7FFF_FFFFL}, Packed.longs(1, writer.map(), chunks));
    }

    @Test
    void decodesNarrowNumbersLowestBitsFirst() {
        byte[] bytes = {(byte) 0x8F, 0x70};
        PackedWriter writer = new PackedWriter(bytes);
        String[] chunks = writer.encode(bytes, 1);
        assertArrayEquals(new byte[] {-1, -8, 0, 7}, Packed.bits4(4, writer.map(), chunks));
        assertArrayEquals(new byte[] {-1, 1, 2, 0, -1}, Packed.bits3(5, writer.map(), chunks));
        assertArrayEquals(new byte[] {-1, -1, 0, -2, 0, 0, -1, 1}, Packed.bits2(8, writer.map(), chunks));
    }

    @Test
    void decodesEveryBitOfFloats() {
        float[] floats = Specials.NUMBERS;
        ByteBuffer data = ByteBuffer.allocate(floats.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : floats) {
            data.putFloat(value);
        }
        PackedWriter writer = new PackedWriter(data.array());
        float[] decoded = Packed.floats(floats.length, writer.map(), writer.encode(data.array(), 50));
        assertArrayEquals(floats, decoded);
    }

    /** A half with k in its exponent and m in its mantissa is {@code (1 + m / 1024) * 2^(k - 15)}. */
    @Test
    void decodesEveryHalf() {
        ByteBuffer data = ByteBuffer.allocate(65_536 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 65_536; bits++) {
            data.putShort((short) bits);
        }
        PackedWriter writer = new PackedWriter(data.array());
        float[] decoded = Packed.halfs(65_536, writer.map(), writer.encode(data.array(), 40_000));
        for (int bits = 0; bits < 65_536; bits++) {
            int exponent = bits >> 10 & 31;
            double fraction = (bits & 1023) / 1024.0;
            double size = exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
            double value = exponent < 31 ? size : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            assertEquals((float) (bits < 0x8000 ? value : -value), decoded[bits], "half " + bits);
        }
    }

    /** Weights as networks have them, bell-shaped over the whole of int8: the size that {@link Packed} promises. */
    @Test
    void takesLittleMoreThanAByteAWeight() throws IOException {
        Random random = new Random(2);
        byte[] weights = new byte[40_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) Math.max(-127, Math.min(127, Math.round(random.nextGaussian() * 40)));
        }
        PackedWriter writer = new PackedWriter(weights);
        int size = encodedSize(writer.map());
        for (String chunk : writer.encode(weights, 30_000)) {
            size += encodedSize(chunk);
        }
        assertTrue(size < 1.15 * weights.length, "bytes: " + size);
    }

    /** Bytes of a constant in a class file. */
    private static int encodedSize(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF(text);
        return bytes.size();
    }
}
