package dev.inlay.compiler.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A table of a FlatBuffers file: fields by their number in the schema. */
final class FlatTable {
    private final ByteBuffer bytes;
    private final int position;

    private FlatTable(ByteBuffer bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    static FlatTable root(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    /** Position of a field, or 0 where the file leaves it at its default. */
    private int field(int number) {
        int directory = position - bytes.getInt(position);
        int entry = 4 + 2 * number;
        int offset = entry < bytes.getShort(directory) ? bytes.getShort(directory + entry) : 0;
        return offset == 0 ? 0 : position + offset;
    }

    private int target(int at) {
        return at + bytes.getInt(at);
    }

    boolean has(int number) {
        return field(number) != 0;
    }

    int byteField(int number) {
        return has(number) ? bytes.get(field(number)) : 0;
    }

    int intField(int number, int otherwise) {
        return has(number) ? bytes.getInt(field(number)) : otherwise;
    }

    FlatTable table(int number) {
        return new FlatTable(bytes, target(field(number)));
    }

    List<FlatTable> tables(int number) {
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < length(number); i++) {
            tables.add(new FlatTable(bytes, target(start(number) + 4 * i)));
        }
        return tables;
    }

    int length(int number) {
        return has(number) ? bytes.getInt(target(field(number))) : 0;
    }

    private int start(int number) {
        return target(field(number)) + 4;
    }

    byte[] bytes(int number) {
        byte[] copy = new byte[length(number)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes.get(start(number) + i);
        }
        return copy;
    }

    int[] ints(int number) {
        int[] copy = new int[length(number)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes.getInt(start(number) + 4 * i);
        }
        return copy;
    }

    float[] floats(int number) {
        float[] copy = new float[length(number)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes.getFloat(start(number) + 4 * i);
        }
        return copy;
    }

    long[] longs(int number) {
        long[] copy = new long[length(number)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes.getLong(start(number) + 8 * i);
        }
        return copy;
    }
}
