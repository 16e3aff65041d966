package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.HalfPrecision;
import java.nio.ByteBuffer;

/** The elements of a buffer, little-endian; two 4-bit integers a byte, the low half first. */
final class Elements {
    private static final int NIBBLE = 4;

    private Elements() {}

    static float[] reals(TfliteType type, ByteBuffer data, int count) {
        float[] elements = new float[count];
        int from = data.position();
        for (int i = 0; i < count; i++) {
            elements[i] = switch (type) {
                case FLOAT16 -> HalfPrecision.fromHalf(data.getShort(from + i * Short.BYTES));
                case BFLOAT16 -> HalfPrecision.fromBrainFloat(data.getShort(from + i * Short.BYTES));
                case FLOAT32 -> data.getFloat(from + i * Float.BYTES);
                case FLOAT64 -> (float) data.getDouble(from + i * Double.BYTES);
                default -> throw new IllegalArgumentException(type + " holds no real numbers");
            };
        }
        return elements;
    }

    static long[] integers(TfliteType type, ByteBuffer data, int count) {
        long[] elements = new long[count];
        int from = data.position();
        for (int i = 0; i < count; i++) {
            long bits = switch (type.bits()) {
                case NIBBLE -> data.get(from + i / 2) >> i % 2 * NIBBLE;
                case Byte.SIZE -> data.get(from + i);
                case Short.SIZE -> data.getShort(from + i * Short.BYTES);
                case Integer.SIZE -> data.getInt(from + i * Integer.BYTES);
                default -> data.getLong(from + i * Long.BYTES);
            };
            elements[i] = type.dataType().orElseThrow().wrap(bits);
        }
        return elements;
    }
}
