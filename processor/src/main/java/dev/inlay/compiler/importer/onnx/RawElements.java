package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.HalfPrecision;
import java.nio.ByteBuffer;

/** Elements stored as bytes, little-endian. Their number has been checked against the bytes. */
record RawElements(OnnxType type, ByteBuffer bytes) implements Elements {
    @Override
    public void requireCount(int count) {
        // the number of bytes is that of count elements
    }

    @Override
    public double real(int index) {
        return switch (type) {
            case FLOAT -> bytes.getFloat(4 * index);
            case DOUBLE -> bytes.getDouble(8 * index);
            case FLOAT16 -> HalfPrecision.fromHalf(bytes.getShort(2 * index));
            case BFLOAT16 -> HalfPrecision.fromBrainFloat(bytes.getShort(2 * index));
            default -> throw new IllegalStateException(type + " is not real");
        };
    }

    @Override
    public long integer(int index) {
        return switch (type) {
            case BOOL -> bytes.get(index) == 0 ? 0 : 1;
            case INT8 -> bytes.get(index);
            case UINT8 -> bytes.get(index) & 0xff;
            case INT16 -> bytes.getShort(2 * index);
            case UINT16 -> bytes.getShort(2 * index) & 0xffff;
            case INT32 -> bytes.getInt(4 * index);
            case UINT32 -> bytes.getInt(4 * index) & 0xffffffffL;
            case INT64, UINT64 -> bytes.getLong(8 * index);
            case INT4 -> nibble(index) << 60 >> 60;
            case UINT4 -> nibble(index);
            default -> throw new IllegalStateException(type + " is not an integer");
        };
    }

    private long nibble(int index) {
        return bytes.get(index / 2) >> 4 * (index % 2) & 0xf;
    }
}
