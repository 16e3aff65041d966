package dev.inlay.runtime;

/**
 * Decodes constant data that a class holds in strings: an array initialiser costs a class seven bytes an element.
 *
 * <p>Each byte is one character. A map of 256 characters, one for the whole class, says which: byte {@code b} is the
 * character {@code map.charAt(b & 0xFF)}. Frequent bytes get characters 1 to 127, which take one byte in a class file,
 * the others characters from 160 up to 319, which take two. Neither 0 nor 128 to 159 is used: one takes two bytes, the
 * others not every tool keeps. Long data is split into chunks, as a string constant holds at most 65,535 bytes; a chunk
 * may end inside an element. Elements of more than a byte stand with their lowest byte first.
 */
public final class Packed {
    private Packed() {}

    /** Bytes from chunks that together have {@code length} characters. */
    public static byte[] bytes(int length, String map, String[] chunks) {
        byte[] decoded = new byte[length];
        new PackedReader(map, chunks).read(decoded);
        return decoded;
    }

    /** {@code length} bytes from four bits each, in [-8, 7]; see {@link #bits}. */
    public static byte[] bits4(int length, String map, String[] chunks) {
        return bits(4, length, map, chunks);
    }

    /** {@code length} bytes from three bits each, in [-4, 3]; see {@link #bits}. */
    public static byte[] bits3(int length, String map, String[] chunks) {
        return bits(3, length, map, chunks);
    }

    /** {@code length} bytes from two bits each, in [-2, 1]; see {@link #bits}. */
    public static byte[] bits2(int length, String map, String[] chunks) {
        return bits(2, length, map, chunks);
    }

    /** Two's complement numbers of {@code width} bits, one after the other, the lowest bits of a byte first. */
    private static byte[] bits(int width, int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        byte[] decoded = new byte[length];
        int unused = 32 - width;
        int pending = 0;
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (count < width) {
                pending |= reader.nextByte() << count;
                count += 8;
            }
            decoded[i] = (byte) (pending << unused >> unused);
            pending >>= width;
            count -= width;
        }
        return decoded;
    }

    /** {@code length} shorts from two bytes each. */
    public static short[] shorts(int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        short[] decoded = new short[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = (short) reader.nextShort();
        }
        return decoded;
    }

    /** {@code length} ints from four bytes each. */
    public static int[] ints(int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        int[] decoded = new int[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = reader.nextInt();
        }
        return decoded;
    }

    /** {@code length} longs from eight bytes each. */
    public static long[] longs(int length, String map, String[] chunks) {
        return longs(8, length, map, chunks);
    }

    /** {@code length} longs from six bytes each, in [-2^47, 2^47 - 1]. */
    public static long[] longs6(int length, String map, String[] chunks) {
        return longs(6, length, map, chunks);
    }

    /** {@code length} longs from four bytes each, in [-2^31, 2^31 - 1]. */
    public static long[] longs4(int length, String map, String[] chunks) {
        return longs(4, length, map, chunks);
    }

    /** {@code length} longs from three bytes each, in [-2^23, 2^23 - 1]. */
    public static long[] longs3(int length, String map, String[] chunks) {
        return longs(3, length, map, chunks);
    }

    private static long[] longs(int bytes, int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        long[] decoded = new long[length];
        int unused = 64 - 8 * bytes;
        for (int i = 0; i < length; i++) {
            long value = 0;
            for (int b = 0; b < bytes; b++) {
                value |= (long) reader.nextByte() << 8 * b;
            }
            decoded[i] = value << unused >> unused;
        }
        return decoded;
    }

    /** {@code length} floats from four bytes each, their IEEE 754 bits. */
    public static float[] floats(int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        float[] decoded = new float[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = Float.intBitsToFloat(reader.nextInt());
        }
        return decoded;
    }

    /** {@code length} floats from two bytes each, the IEEE 754 bits of a half; every half is a float. */
    public static float[] halfs(int length, String map, String[] chunks) {
        PackedReader reader = new PackedReader(map, chunks);
        float[] decoded = new float[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = Half.toFloat(reader.nextShort());
        }
        return decoded;
    }
}
