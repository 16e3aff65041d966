package dev.inlay.compiler.importer.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a FlatBuffer file, and how much of them may still be read. */
final class FlatFile {
    private static final byte[] IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);

    /**
     * Elements of vectors and strings that may be read, the data of buffers aside: as many tables may point to the same
     * bytes, a small file could ask for all memory otherwise.
     */
    private static final long MAX_UNITS = 1L << 24;

    private final ByteBuffer bytes;
    private long units = MAX_UNITS;

    FlatFile(byte[] content) {
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether content is, or claims to be, a TensorFlow Lite model: its identifier stands behind the root's offset. */
    static boolean isTflite(byte[] content) {
        int from = Integer.BYTES;
        int to = from + IDENTIFIER.length;
        return content.length >= to && Arrays.equals(content, from, to, IDENTIFIER, 0, IDENTIFIER.length);
    }

    FlatTable root() {
        if (size() < Integer.BYTES + IDENTIFIER.length) {
            throw new DamageException("it ends within its first " + (Integer.BYTES + IDENTIFIER.length) + " bytes");
        }
        return new FlatTable(this, Integer.toUnsignedLong(bytes.getInt(0)), "the root");
    }

    int size() {
        return bytes.limit();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** The bytes from an offset, counted from the start of the file. */
    ByteBuffer slice(long offset, long length, String what) {
        require(offset, length, what);
        ByteBuffer slice = bytes.slice((int) offset, (int) length);
        return slice.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws DamageException if some of the bytes lie outside of the file */
    void require(long offset, long length, String what) {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw new DamageException(what + " lies outside of the file: " + length + " bytes at " + offset);
        }
    }

    /** Takes some of what may be read. */
    void spend(long count, String what) {
        units -= count;
        if (units < 0) {
            throw new DamageException(
                    "its vectors and strings have more than " + MAX_UNITS + " elements, reached at " + what);
        }
    }
}
