package dev.inlay.runtime;

/** Reads the strings of {@link Packed} one byte after the other; its only copy of them is one short block. */
final class PackedReader {
    /** One past the largest character of a map. */
    private static final int CHARACTERS = 320;

    private static final int BLOCK = 256;

    private final byte[] byteOf = new byte[CHARACTERS];
    private final char[] block = new char[BLOCK];
    private final String[] chunks;

    /** The next chunk, or the one that has characters from {@code from} on. */
    private int chunk;

    private int from;
    private int count;
    private int at;

    PackedReader(String map, String[] chunks) {
        this.chunks = chunks;
        map.getChars(0, BLOCK, block, 0);
        for (int b = 0; b < BLOCK; b++) {
            byteOf[block[b]] = (byte) b;
        }
    }

    /** Fills an array. */
    void read(byte[] bytes) {
        byte[] map = byteOf;
        char[] characters = block;
        int to = 0;
        while (to < bytes.length) {
            fill();
            int end = count;
            for (int i = 0; i < end; i++) {
                bytes[to++] = map[characters[i]];
            }
        }
    }

    private void fill() {
        while (from == chunks[chunk].length()) {
            chunk++;
            from = 0;
        }
        count = Math.min(BLOCK, chunks[chunk].length() - from);
        chunks[chunk].getChars(from, from + count, block, 0);
        from += count;
        at = 0;
    }

    /** One byte, from 0 to 255. */
    int nextByte() {
        if (at == count) {
            fill();
        }
        return byteOf[block[at++]] & 0xFF;
    }

    /** Two bytes, from 0 to 65,535. */
    int nextShort() {
        int low = nextByte();
        return low | nextByte() << 8;
    }

    int nextInt() {
        int low = nextShort();
        return low | nextShort() << 16;
    }
}
