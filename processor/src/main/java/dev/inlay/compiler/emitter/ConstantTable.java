package dev.inlay.compiler.emitter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The constant arrays of a generated class, in the order they are first asked for; equal ones are held once. */
final class ConstantTable {
    private final NamePool names;
    private final Map<Content, Constant> constants = new LinkedHashMap<>();

    ConstantTable(NamePool names) {
        this.names = names;
    }

    private record Content(ConstantType type, ByteBuffer data, List<Integer> layout) {}

    Constant bytes(String name, byte[] data) {
        return add(name, ConstantType.BYTE, data.length, buffer -> buffer.put(data));
    }

    Constant shorts(String name, short[] data) {
        return add(
                name,
                ConstantType.SHORT,
                data.length,
                buffer -> buffer.asShortBuffer().put(data));
    }

    Constant ints(String name, int[] data) {
        return add(
                name,
                ConstantType.INT,
                data.length,
                buffer -> buffer.asIntBuffer().put(data));
    }

    Constant floats(String name, float[] data) {
        return add(name, ConstantType.FLOAT, data.length, buffer -> {
            for (float value : data) {
                buffer.putInt(Float.floatToRawIntBits(value));
            }
        });
    }

    /** Rows of {@code length} weights, as floats padded to {@code padded} of them. */
    Constant rows(String name, byte[] weights, int length, int padded) {
        return add(name, ConstantType.ROWS, List.of(length, padded), weights.length, buffer -> buffer.put(weights));
    }

    /** {@code weights} packed into words at class initialisation, {@link dev.inlay.runtime.PackedWeights}. */
    Constant words(String name, short[] weights, List<Integer> layout) {
        byte[] bytes = WeightTable.narrow(weights);
        return bytes.length == weights.length
                ? add(name, ConstantType.WORDS, layout, bytes.length, buffer -> buffer.put(bytes))
                : add(
                        name,
                        ConstantType.WIDE_WORDS,
                        layout,
                        weights.length,
                        buffer -> buffer.asShortBuffer().put(weights));
    }

    /** What {@link dev.inlay.runtime.Clamp#table} makes of {@code numbers}. */
    Constant clamp(String name, List<Integer> numbers) {
        return add(name, ConstantType.CLAMP, numbers, 0, buffer -> {});
    }

    /** Longs, without the zeros in which all of them end. */
    Constant longs(String name, long[] data) {
        long bits = Arrays.stream(data).reduce(0, (a, b) -> a | b);
        int zeros = bits == 0 ? 0 : Long.numberOfTrailingZeros(bits);
        long[] shifted = Arrays.stream(data).map(value -> value >> zeros).toArray();
        List<Integer> layout = zeros == 0 ? List.of() : List.of(zeros);
        return add(
                name,
                ConstantType.LONG,
                layout,
                data.length,
                buffer -> buffer.asLongBuffer().put(shifted));
    }

    private Constant add(String name, ConstantType type, int length, Consumer<ByteBuffer> filler) {
        return add(name, type, List.of(), length, filler);
    }

    private Constant add(
            String name, ConstantType type, List<Integer> layout, int length, Consumer<ByteBuffer> filler) {
        byte[] data = new byte[Math.multiplyExact(length, type.bytes())];
        filler.accept(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
        return constants.computeIfAbsent(
                new Content(type, ByteBuffer.wrap(data), layout),
                content -> new Constant(names.unique(name), type, data, layout));
    }

    List<Constant> all() {
        return List.copyOf(constants.values());
    }

    /** Bytes of all arrays as the class stores them, before characters stand for them. */
    int byteLength() {
        return constants.values().stream()
                .mapToInt(constant -> StoredForm.of(constant).data().length)
                .sum();
    }
}
