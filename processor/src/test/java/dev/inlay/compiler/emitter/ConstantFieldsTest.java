package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.inlay.compiler.tensor.HalfFloat;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants come out of a compiled class as they went in. */
class ConstantFieldsTest {
    private static final int[] LENGTHS = {0, 1, 15, 16, 17, 255, 3_000};

    private final ConstantTable table = new ConstantTable(new NamePool(Set.of()));
    private final Random random = new Random(11);

    @Test
    void everyTypeAndLengthSurvives() throws ReflectiveOperationException {
        for (int length : LENGTHS) {
            table.bytes("BYTES_" + length, bytes(length));
            table.shorts("SHORTS_" + length, shorts(bytes(2 * length)));
            table.ints("INTS_" + length, ints(bytes(4 * length)));
            table.floats("FLOATS_" + length, floats(bytes(4 * length)));
        }
        checkAll();
    }

    @Test
    void extremesSurvive() throws ReflectiveOperationException {
        table.bytes("BYTES", new byte[] {-128, 127, 0});
        table.shorts("SHORTS", new short[] {Short.MIN_VALUE, Short.MAX_VALUE});
        table.ints("INTS", new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
        table.floats("FLOATS", new float[] {
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, Float.MIN_VALUE, -Float.MAX_VALUE
        });
        checkAll();
    }

    @ParameterizedTest
    @CsvSource({"2, 250", "3, 375", "4, 500", "5, 1000"})
    void narrowBytesTakeTheirBits(int bits, int stored) throws ReflectiveOperationException {
        byte[] narrow = bytes(1_000);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] >>= Byte.SIZE - bits;
        }
        table.bytes("NARROW", narrow);
        assertEquals(stored, table.byteLength());
        checkAll();
    }

    @Test
    void floatsThatAreHalvesTakeTwoBytes() throws ReflectiveOperationException {
        float[] halves = new float[100];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = HalfFloat.round((float) random.nextGaussian());
        }
        halves[1] = -0f;
        halves[2] = Float.NEGATIVE_INFINITY;
        table.floats("HALVES", halves);
        assertEquals(200, table.byteLength());
        float[] mixed = halves.clone();
        mixed[99] = 0.1f;
        table.floats("MIXED", mixed);
        assertEquals(600, table.byteLength());
        checkAll();
    }

    /** More than one string constant can hold, with every byte about as frequent as every other. */
    @Test
    void longDataIsSplit() throws ReflectiveOperationException {
        table.bytes("LONG", bytes(200_000));
        table.bytes("EXACT", new byte[ByteMap.MAX_STRING_BYTES]);
        checkAll();
    }

    @Test
    void equalDataIsHeldOnce() {
        Constant first = table.ints("FIRST", new int[] {1, 2, 3});
        assertSame(first, table.ints("SECOND", new int[] {1, 2, 3}));
        assertEquals(2, table.bytes("BYTES", new byte[] {1, 0}).length());
        assertEquals("SHORTS", table.shorts("SHORTS", new short[] {1}).name());
        assertEquals("FIRST2", table.ints("FIRST", new int[] {4}).name());
        assertEquals(12 + 2 + 2 + 4, table.byteLength());
    }

    @Test
    void frequentBytesTakeOneByteOfAString() {
        byte[] weights = new byte[10_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) Math.max(-60, Math.min(60, Math.round(random.nextGaussian() * 20)));
        }
        Constant constant = table.bytes("WEIGHTS", weights);
        for (String chunk : new ByteMap(List.of(constant)).encode(weights)) {
            assertTrue(chunk.chars().allMatch(c -> c > 0 && c < 128));
        }
    }

    private void checkAll() throws ReflectiveOperationException {
        ConstantFields fields = new ConstantFields(table.all());
        TypeSpec.Builder type = TypeSpec.classBuilder("Constants");
        if (fields.needMap()) {
            type.addField(fields.mapField());
        }
        table.all().forEach(constant -> type.addField(fields.field(constant)));
        String source = JavaFile.builder("", type.build()).build().toString();
        assertTrue(source.chars().allMatch(c -> c < 128), "source is not ASCII");
        Class<?> compiled = InMemoryCompiler.load(InMemoryCompiler.compile(Map.of("Constants", source)))
                .loadClass("Constants");
        for (Constant constant : table.all()) {
            Field field = compiled.getDeclaredField(constant.name());
            field.setAccessible(true);
            assertArrayEquals(constant.data(), littleEndian(field.get(null)), constant.name());
        }
    }

    private static byte[] littleEndian(Object array) {
        if (array instanceof byte[] bytes) {
            return bytes;
        }
        ConstantTable table = new ConstantTable(new NamePool(Set.of()));
        if (array instanceof short[] shorts) {
            return table.shorts("X", shorts).data();
        }
        return array instanceof int[] ints
                ? table.ints("X", ints).data()
                : table.floats("X", (float[]) array).data();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static short[] shorts(byte[] data) {
        short[] shorts = new short[data.length / 2];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(shorts);
        return shorts;
    }

    private static int[] ints(byte[] data) {
        int[] ints = new int[data.length / 4];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
        return ints;
    }

    /** Any bits but those of a NaN, of which an initialiser knows one only. */
    private static float[] floats(byte[] data) {
        float[] floats = new float[data.length / 4];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.isNaN(floats[i]) ? i : floats[i];
        }
        return floats;
    }
}
