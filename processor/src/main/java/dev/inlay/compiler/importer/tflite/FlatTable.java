package dev.inlay.compiler.importer.tflite;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a FlatBuffer file, its fields by the ids that the schema gives them. Nothing is trusted: every offset,
 * length and index is checked before the bytes it leads to are read.
 */
final class FlatTable extends Table {
    private static final int VTABLE_HEADER = 2 * Short.BYTES;
    private static final int MAX_TABLE = 0xffff;

    /** What the object for a table counts as against the limit of what may be read. */
    private static final int TABLE_UNITS = 16;

    private final FlatFile file;
    private final String what;
    private final int size;

    /**
     * The table at a position.
     *
     * @param what what the table is, for diagnostics
     */
    FlatTable(FlatFile file, long position, String what) {
        this.file = file;
        this.what = what;
        ByteBuffer bytes = file.bytes();
        file.require(position, Integer.BYTES, what);
        long vtable = position - bytes.getInt((int) position);
        file.require(vtable, VTABLE_HEADER, "the field list of " + what);
        int fields = bytes.getShort((int) vtable);
        // the library takes the length as signed, which no table of a model comes near
        if (fields < VTABLE_HEADER || fields % Short.BYTES != 0) {
            throw new DamageException("the field list of " + what + " is " + fields + " bytes long");
        }
        file.require(vtable, fields, "the field list of " + what);
        size = bytes.getShort((int) vtable + Short.BYTES) & MAX_TABLE;
        file.require(position, Math.max(size, Integer.BYTES), what);
        __reset((int) position, bytes);
    }

    /** Whether the file has the field at all; one that is left out has its default. */
    boolean has(int field) {
        return __offset(VTABLE_HEADER + field * Short.BYTES) != 0;
    }

    int integer(int field, int absent) {
        return has(field) ? bb.getInt(at(field, Integer.BYTES)) : absent;
    }

    /** An offset, an index or a size: unsigned in the file. */
    long unsigned(int field) {
        return Integer.toUnsignedLong(integer(field, 0));
    }

    long longInteger(int field) {
        return has(field) ? bb.getLong(at(field, Long.BYTES)) : 0;
    }

    byte small(int field) {
        return has(field) ? bb.get(at(field, Byte.BYTES)) : 0;
    }

    boolean flag(int field, boolean absent) {
        return has(field) ? small(field) != 0 : absent;
    }

    float real(int field, float absent) {
        return has(field) ? bb.getFloat(at(field, Float.BYTES)) : absent;
    }

    Optional<FlatTable> table(int field, String name) {
        return has(field) ? Optional.of(new FlatTable(file, target(field), name)) : Optional.empty();
    }

    /** The text of a field, empty where there is none; what is not UTF-8 becomes replacement characters. */
    String text(int field) {
        Optional<ByteBuffer> bytes = vector(field, Byte.BYTES);
        bytes.ifPresent(text -> file.spend(text.remaining(), what));
        return bytes.map(text -> StandardCharsets.UTF_8.decode(text).toString()).orElse("");
    }

    /** The bytes of a field, not copied. */
    Optional<ByteBuffer> bytes(int field) {
        return vector(field, Byte.BYTES);
    }

    Optional<int[]> integers(int field) {
        return vector(field, Integer.BYTES).map(bytes -> {
            int[] elements = new int[spend(bytes, Integer.BYTES)];
            bytes.asIntBuffer().get(elements);
            return elements;
        });
    }

    long[] longs(int field) {
        Optional<ByteBuffer> bytes = vector(field, Long.BYTES);
        long[] elements = new long[bytes.map(all -> spend(all, Long.BYTES)).orElse(0)];
        bytes.ifPresent(all -> all.asLongBuffer().get(elements));
        return elements;
    }

    float[] reals(int field) {
        Optional<ByteBuffer> bytes = vector(field, Float.BYTES);
        float[] elements = new float[bytes.map(all -> spend(all, Float.BYTES)).orElse(0)];
        bytes.ifPresent(all -> all.asFloatBuffer().get(elements));
        return elements;
    }

    /** The tables of a field; {@code name} is what each is, and gets its index. */
    List<FlatTable> tables(int field, String name) {
        List<FlatTable> tables = new ArrayList<>();
        if (has(field)) {
            ByteBuffer offsets = vector(field, Integer.BYTES).orElseThrow();
            int first = __vector(__offset(VTABLE_HEADER + field * Short.BYTES));
            int count = offsets.remaining() / Integer.BYTES;
            file.spend((long) count * TABLE_UNITS, name(field));
            for (int i = 0; i < count; i++) {
                int slot = first + i * Integer.BYTES;
                tables.add(new FlatTable(file, slot + Integer.toUnsignedLong(bb.getInt(slot)), name + " " + i));
            }
        }
        return tables;
    }

    private int spend(ByteBuffer bytes, int width) {
        int count = bytes.remaining() / width;
        file.spend(count, what);
        return count;
    }

    /** The elements of a vector, as bytes. */
    private Optional<ByteBuffer> vector(int field, int width) {
        if (!has(field)) {
            return Optional.empty();
        }
        String name = name(field);
        long start = target(field);
        file.require(start, Integer.BYTES, name);
        long count = Integer.toUnsignedLong(bb.getInt((int) start));
        return Optional.of(file.slice(start + Integer.BYTES, count * width, name));
    }

    /** Where the offset in a field leads to. */
    private long target(int field) {
        int slot = at(field, Integer.BYTES);
        return slot + Integer.toUnsignedLong(bb.getInt(slot));
    }

    /** Position of a field that is there. */
    private int at(int field, int width) {
        int offset = __offset(VTABLE_HEADER + field * Short.BYTES) & MAX_TABLE;
        if (offset < Integer.BYTES || offset > size - width) {
            throw new DamageException(name(field) + " lies outside of its table");
        }
        return bb_pos + offset;
    }

    private String name(int field) {
        return "field " + field + " of " + what;
    }
}
