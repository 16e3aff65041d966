package dev.inlay.compiler.importer.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The ZIP archive behind a model, in which the files are that its metadata names. Read by its directory at the end, as
 * other bytes stand before it; an entry is only ever asked for by its name and never becomes a file. Structures are
 * those of PKWARE's APPNOTE, without encryption, ZIP64 and parts.
 */
final class ZipArchive {
    /** The longest content of an entry that is read. */
    static final int MAX_CONTENT = 1 << 20;

    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_COMMENT = 0xffff;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_SIZE = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer bytes;
    private final int end;
    /** Where entries of the directory begin, by name. */
    private final Map<String, Integer> entries = new TreeMap<>();
    /** What offsets in the archive are counted from. */
    private long start;

    private ZipArchive(byte[] content, int end) {
        this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.end = end;
    }

    /** The archive that {@code content} ends with, if there is one. */
    static Optional<ZipArchive> find(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int first = Math.max(0, content.length - END_SIZE - MAX_COMMENT);
        for (int at = content.length - END_SIZE; at >= first; at--) {
            if (bytes.getInt(at) == END && shortAt(bytes, at + 20) == content.length - at - END_SIZE) {
                ZipArchive archive = new ZipArchive(content, at);
                archive.readDirectory();
                return Optional.of(archive);
            }
        }
        return Optional.empty();
    }

    private void readDirectory() {
        int count = shortAt(bytes, end + 10);
        long size = intAt(end + 12);
        if (count > MAX_ENTRIES) {
            throw new DamageException("its archive has " + count + " entries, and " + MAX_ENTRIES + " are read");
        }
        start = end - size - intAt(end + 16);
        if (size > end || start < 0) {
            throw new DamageException("the directory of its archive lies outside of the file");
        }
        long at = end - size;
        for (int i = 0; i < count; i++) {
            require(at, ENTRY_SIZE, "entry " + i + " of its archive");
            int from = (int) at;
            int name = shortAt(bytes, from + 28);
            require(at + ENTRY_SIZE, name, "the name of entry " + i + " of its archive");
            if (bytes.getInt(from) != ENTRY || entries.put(text(from + ENTRY_SIZE, name), from) != null) {
                throw new DamageException("entry " + i + " of its archive is none, or there twice");
            }
            at += ENTRY_SIZE + name + shortAt(bytes, from + 30) + shortAt(bytes, from + 32);
        }
    }

    /** The content of an entry, if it is there. */
    Optional<byte[]> content(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> content(entry, "\"" + name + "\" in its archive"));
    }

    private byte[] content(int entry, String what) {
        long packed = intAt(entry + 20);
        long length = intAt(entry + 24);
        int method = shortAt(bytes, entry + 10);
        if (length > MAX_CONTENT) {
            throw new DamageException(what + " has " + length + " bytes, and " + MAX_CONTENT + " are read");
        }
        if ((bytes.get(entry + 8) & 1) != 0 || method != STORED && method != DEFLATED) {
            throw new DamageException(what + " is encrypted, or compressed by another method than deflate");
        }
        long header = start + intAt(entry + 42);
        require(header, HEADER_SIZE, what);
        if (bytes.getInt((int) header) != HEADER) {
            throw new DamageException(what + " has no header");
        }
        long data = header + HEADER_SIZE + shortAt(bytes, (int) header + 26) + shortAt(bytes, (int) header + 28);
        require(data, packed, what);
        ByteBuffer source = bytes.slice((int) data, (int) packed);
        byte[] content = new byte[(int) length];
        if (method == STORED ? packed != length : !inflate(source, content)) {
            throw new DamageException(what + " is not of the length that it has by the directory");
        }
        if (method == STORED) {
            source.get(content);
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        if (sum.getValue() != intAt(entry + 16)) {
            throw new DamageException(what + " does not have its checksum");
        }
        return content;
    }

    /** Whether the source is {@code content}, to the byte. */
    private static boolean inflate(ByteBuffer source, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(source);
            int length = 0;
            int step = 1;
            while (length < content.length && step > 0) {
                step = inflater.inflate(content, length, content.length - length);
                length += step;
            }
            return length == content.length && (inflater.finished() || inflater.inflate(new byte[1]) == 0);
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** All of an archive lies before the end of its directory. */
    private void require(long offset, long length, String what) {
        if (offset < 0 || offset > end - length) {
            throw new DamageException(what + " lies outside of the file");
        }
    }

    private String text(int from, int length) {
        return StandardCharsets.UTF_8.decode(bytes.slice(from, length)).toString();
    }

    private long intAt(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private static int shortAt(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
