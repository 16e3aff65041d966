package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.RESET;
import static dev.inlay.compiler.emitter.Declarations.array;
import static dev.inlay.compiler.emitter.Declarations.label;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Program;
import dev.inlay.runtime.ArgMax;
import dev.inlay.runtime.Quantize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated classes compute what the program's references compute, whatever the form of the method. */
class EmitterTest {
    private static final Program CLASSIFIER = Programs.classifier();

    private static final Generated TINY = Generated.of(
            Declarations.of(
                    method(0, "classify", NOTHING, "byte", "byte"),
                    method(1, "classify", NOTHING, "float", "float"),
                    method(2, "mixed", NOTHING, "float", "byte"),
                    method(3, "mixed", NOTHING, "byte", "float"),
                    method(4, "largest", INDEX, "float"),
                    method(5, "largest", INDEX, "byte"),
                    array(6, "scores", ElementType.FLOAT32, "float"),
                    array(7, "raw", ElementType.INT8, "byte"),
                    label(8, "word", new EnumDeclaration("demo", "Tiny.Word", List.of("YES", "NO", "GO")), "float"),
                    method(9, "reset", RESET)),
            Programs.sideBySide(CLASSIFIER),
            "demo.Tiny",
            """
            package demo;
            public interface Tiny {
                enum Word { YES, NO, GO }
                void classify(byte[] in, byte[] out);
                void classify(float[] in, float[] out);
                void mixed(float[] in, byte[] out);
                void mixed(byte[] in, float[] out);
                int largest(float[] in);
                int largest(byte[] in);
                float[] scores(float[] in);
                byte[] raw(byte[] in);
                Word word(float[] in);
                void reset();
            }
            """);

    private static byte[] run(byte[] input) {
        return CLASSIFIER.run(List.of(Buffer.of(input))).get(0).bytes();
    }

    private static byte[] quantize(float[] real, float scale, int zeroPoint) {
        byte[] elements = new byte[real.length];
        Quantize.toBytes(real, 0, elements, 0, real.length, scale, zeroPoint);
        return elements;
    }

    private static float[] dequantize(byte[] elements, float scale, int zeroPoint) {
        float[] real = new float[elements.length];
        Quantize.toFloats(elements, 0, real, 0, real.length, scale, zeroPoint);
        return real;
    }

    @Test
    void everyFormOfMethodGivesTheSameAnswer() {
        Object tiny = TINY.create();
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            float[] real = {
                random.nextFloat() * 100 - 50, random.nextFloat(), random.nextFloat() * 9, (float) random.nextGaussian()
            };
            byte[] elements = quantize(real, 0.5f, 3);
            byte[] expected = run(elements);
            float[] expectedReal = dequantize(expected, 0.0625f, -5);
            int largest = ArgMax.of(expected, 0, 3);

            byte[] raw = new byte[3];
            Generated.call(tiny, "classify", elements, raw);
            assertArrayEquals(expected, raw);
            float[] scores = new float[3];
            Generated.call(tiny, "classify", real, scores);
            assertArrayEquals(expectedReal, scores);
            byte[] mixedRaw = new byte[3];
            Generated.call(tiny, "mixed", real, mixedRaw);
            assertArrayEquals(expected, mixedRaw);
            float[] mixedReal = new float[3];
            Generated.call(tiny, "mixed", elements, mixedReal);
            assertArrayEquals(expectedReal, mixedReal);
            assertEquals(largest, Generated.call(tiny, "largest", real));
            assertEquals(largest, Generated.call(tiny, "largest", elements));
            assertArrayEquals(expectedReal, (float[]) Generated.call(tiny, "scores", real));
            assertArrayEquals(expected, (byte[]) Generated.call(tiny, "raw", elements));
            assertEquals(
                    List.of("YES", "NO", "GO").get(largest),
                    Generated.call(tiny, "word", real).toString());
            Generated.call(tiny, "reset");
        }
    }

    @Test
    void theCallersInputStaysAsItIs() {
        byte[] input = {1, 2, 3, 4};
        Generated.call(TINY.create(), "classify", input, new byte[3]);
        assertArrayEquals(new byte[] {1, 2, 3, 4}, input);
    }

    @Test
    void aWrongLengthNamesTheTensorAndBothLengths() {
        Object tiny = TINY.create();
        assertEquals(
                "input has 4 elements, the array 5",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Generated.call(tiny, "classify", new byte[5], new byte[3]))
                        .getMessage());
        assertEquals(
                "output has 3 elements, the array 4",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Generated.call(tiny, "classify", new float[4], new float[4]))
                        .getMessage());
    }

    @Test
    void constantsDescribeTheNetwork() {
        assertEquals("0123abcd", TINY.constant("MODEL_SHA256"));
        assertEquals(23, TINY.constant("ARENA_BYTES"));
        assertEquals(42, TINY.constant("MACS"));
        assertEquals(0.5f, TINY.constant("INPUT_SCALE"));
        assertEquals(3, TINY.constant("INPUT_ZERO_POINT"));
        assertEquals(4, TINY.constant("INPUT_LENGTH"));
        assertEquals(0.0625f, TINY.constant("OUTPUT_SCALE"));
        assertEquals(-5, TINY.constant("OUTPUT_ZERO_POINT"));
        assertEquals(3, TINY.constant("OUTPUT_LENGTH"));
    }

    @Test
    void severalTensorsComeInTheOrderOfTheModelOrByName() {
        Program program = Programs.twoByTwo();
        Generated two = Generated.of(
                Declarations.of(
                        method(0, "inOrder", NOTHING, "byte", "float", "byte", "float"),
                        method(1, "byName", NOTHING, "float second", "byte right:0", "byte left:0", "byte first")),
                Programs.sideBySide(program),
                "demo.Tiny",
                """
                package demo;
                interface Tiny {
                    void inOrder(byte[] a, float[] b, byte[] c, float[] d);
                    void byName(float[] a, byte[] b, byte[] c, byte[] d);
                }
                """);
        byte[] left = {1, -2, 3, 100};
        float[] rightReal = {1, 2, 3, -4, 5, 60};
        byte[] right = quantize(rightReal, 0.25f, 1);
        List<Buffer> expected = program.run(List.of(Buffer.of(left), Buffer.of(right)));

        Object instance = two.create();
        byte[] first = new byte[3];
        float[] second = new float[3];
        Generated.call(instance, "inOrder", left, rightReal, first, second);
        assertArrayEquals(expected.get(0).bytes(), first);
        assertArrayEquals(expected.get(1).floats(), second);
        byte[] firstByName = new byte[3];
        float[] secondByName = new float[3];
        Generated.call(instance, "byName", secondByName, right, left, firstByName);
        assertArrayEquals(first, firstByName);
        assertArrayEquals(second, secondByName);

        assertEquals(4, two.constant("LEFT_0_LENGTH"));
        assertEquals(0.25f, two.constant("RIGHT_0_SCALE"));
        assertEquals(1f, two.constant("SECOND_SCALE"));
        assertEquals(0, two.constant("SECOND_ZERO_POINT"));
    }

    @Test
    void oneArrayIsNotInputAndOutput() {
        Generated square = Generated.of(
                Declarations.of(method(0, "apply", NOTHING, "byte", "byte")),
                Programs.sideBySide(Programs.chain(
                        List.of(Programs.dense(new Random(5), 4, 4), Programs.dense(new Random(6), 4, 4)), 4)),
                "demo.Tiny",
                "package demo; public interface Tiny { void apply(byte[] in, byte[] out); }");
        byte[] both = new byte[4];
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Generated.call(square.create(), "apply", both, both));
        assertEquals("input and output are the same array", refused.getMessage());
    }

    @Test
    void instancesDoNotDisturbEachOther() {
        Object one = TINY.create();
        Object other = TINY.create();
        byte[] input = {9, 8, 7, 6};
        byte[] expected = run(input);
        byte[] output = new byte[3];
        Generated.call(one, "classify", input, output);
        Generated.call(other, "largest", new byte[4]);
        Generated.call(one, "classify", input, output);
        assertArrayEquals(expected, output);
    }
}
