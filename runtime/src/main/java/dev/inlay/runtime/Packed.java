package dev.inlay.runtime;

/**
 * Decodes constant data that a class holds in strings: an array initialiser costs a class seven bytes an element.
 *
 * <p>Each byte is one character. A map of 256 characters, one for the whole class, says which: byte {@code b} is the
 * character {@code map.charAt(b & 0xFF)}. Frequent bytes get characters 1 to 127, which take one byte in a class file,
 * the others characters from 160 up to 319, which take two. Neither 0 nor 128 to 159 is used: one takes two bytes, the
 * others not every tool keeps. Long data is split into chunks, as a string constant holds at most 65,535 bytes.
 */
public final class Packed {
    /** One past the largest character of a map. */
    private static final int CHARACTERS = 320;

    private static final int BLOCK = 256;

    private Packed() {}

    /** Bytes from chunks that together have {@code length} characters. */
    public static byte[] bytes(int length, String map, String[] chunks) {
        byte[] decoded = new byte[length];
        byte[] inverse = inverse(map);
        char[] block = new char[BLOCK];
        int at = 0;
        for (int c = 0; c < chunks.length; c++) {
            String chunk = chunks[c];
            int size = chunk.length();
            for (int from = 0; from < size; from += BLOCK) {
                int count = Math.min(BLOCK, size - from);
                chunk.getChars(from, from + count, block, 0);
                for (int i = 0; i < count; i++) {
                    decoded[at++] = inverse[block[i]];
                }
            }
        }
        return decoded;
    }

    private static byte[] inverse(String map) {
        byte[] inverse = new byte[CHARACTERS];
        for (int b = 0; b < 256; b++) {
            inverse[map.charAt(b)] = (byte) b;
        }
        return inverse;
    }

    /** {@code length} ints from four bytes each, the lowest first. */
    public static int[] ints(int length, String map, String[] chunks) {
        byte[] bytes = bytes(length * 4, map, chunks);
        int[] decoded = new int[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = word(bytes, i * 4);
        }
        return decoded;
    }

    /** {@code length} shorts from two bytes each, the lower first. */
    public static short[] shorts(int length, String map, String[] chunks) {
        byte[] bytes = bytes(length * 2, map, chunks);
        short[] decoded = new short[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = (short) (bytes[i * 2] & 0xFF | bytes[i * 2 + 1] << 8);
        }
        return decoded;
    }

    /** {@code length} floats from their IEEE 754 bits, the lowest byte first. */
    public static float[] floats(int length, String map, String[] chunks) {
        byte[] bytes = bytes(length * 4, map, chunks);
        float[] decoded = new float[length];
        for (int i = 0; i < length; i++) {
            decoded[i] = Float.intBitsToFloat(word(bytes, i * 4));
        }
        return decoded;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
