package dev.inlay.compiler.importer.tflite;

import java.nio.ByteBuffer;

/** Data of a tensor: inside of its table, or, in large models, behind the tables in the same file. */
final class DataBuffer {
    private static final int DATA = 0;
    private static final int OFFSET = 1;
    private static final int SIZE = 2;

    private DataBuffer() {}

    static ByteBuffer read(FlatFile file, FlatTable table, long index) {
        // by the schema an offset of 0 or 1 is none
        if (table.longInteger(OFFSET) > 1 || table.longInteger(OFFSET) < 0) {
            return file.slice(table.longInteger(OFFSET), table.longInteger(SIZE), "the data of buffer " + index);
        }
        return table.bytes(DATA).orElseGet(() -> ByteBuffer.allocate(0));
    }
}
