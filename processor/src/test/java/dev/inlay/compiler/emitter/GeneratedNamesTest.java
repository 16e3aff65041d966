package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.label;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever models and interfaces call their things, the generated class compiles and finds its own. */
class GeneratedNamesTest {
    private static final byte[] INPUT = {1, -2, 3, 40};

    private static Program classifier(String input, String output, String layer) {
        Slot from = Programs.integers(input, 0.5f, 3, 4);
        Slot to = Programs.integers(output, 0.5f, 3, 3);
        Kernel kernel = Programs.dense(new Random(4), 4, 3);
        return new Program("names", List.of(from), List.of(to), List.of(new Step(layer, kernel, List.of(from), to)));
    }

    private static byte[] expected(Program program) {
        return program.run(List.of(Buffer.of(INPUT))).get(0).bytes();
    }

    private static byte[] classify(Generated generated) {
        byte[] output = new byte[3];
        Generated.call(generated.create(), "classify", INPUT, output);
        return output;
    }

    @Test
    void interfaceInTheDefaultPackage() {
        Program program = classifier("input", "output", "dense");
        Generated generated = Generated.of(
                Declarations.of(
                        "",
                        "Outer.Spotter",
                        Set.of("Word"),
                        method(0, "classify", NOTHING, "byte", "byte"),
                        label(
                                1,
                                "word",
                                new EnumDeclaration("", "Outer.Spotter.Word", List.of("A", "B", "C")),
                                "byte")),
                Programs.sideBySide(program),
                "Outer",
                """
                class Outer {
                    interface Spotter {
                        enum Word { A, B, C }
                        void classify(byte[] in, byte[] out);
                        Word word(byte[] in);
                    }
                }
                """);
        assertArrayEquals(expected(program), classify(generated));
        Generated.call(generated.create(), "word", INPUT);
    }

    @Test
    void enumOfAnotherPackage() {
        Program program = classifier("input", "output", "dense");
        Generated.of(
                Declarations.of(label(
                        0,
                        "round",
                        new EnumDeclaration("java.lang", "Thread.State", Collections.nCopies(3, "X")),
                        "byte")),
                Programs.sideBySide(program),
                "demo.Tiny",
                "package demo; interface Tiny { Thread.State round(byte[] in); }");
    }

    @Test
    void membersOfTheInterfaceKeepTheirNames() {
        Program program = classifier("input", "output", "dense");
        Generated generated = Generated.of(
                Declarations.of(
                        "demo",
                        "Tiny",
                        Set.of("run", "dense", "Packed", "Lengths", "Layers1", "arena", "INPUT_LENGTH", "classify"),
                        method(0, "classify", NOTHING, "byte", "byte"),
                        method(1, "run", NOTHING, "byte", "byte")),
                Programs.sideBySide(program),
                "demo.Tiny",
                """
                package demo;
                interface Tiny {
                    class Packed {}
                    class Lengths {}
                    class Layers1 {}
                    int arena = 5;
                    String INPUT_LENGTH = "long";
                    void classify(byte[] in, byte[] out);
                    void run(byte[] in, byte[] out);
                }
                """);
        assertArrayEquals(expected(program), classify(generated));
        assertEquals(4, generated.constant("INPUT_LENGTH"));
    }

    @Test
    void parametersThatAreCalledLikeFields() {
        Program program = classifier("input", "output", "dense");
        List<ParameterDeclaration> parameters = Stream.of("arena", "INPUT_LENGTH")
                .map(name -> new ParameterDeclaration(name, ElementType.INT8, Optional.empty()))
                .toList();
        Generated generated = Generated.of(
                Declarations.of(
                        new MethodDeclaration(0, "classify", NOTHING, Optional.empty(), Optional.empty(), parameters)),
                Programs.sideBySide(program),
                "demo.Tiny",
                "package demo; interface Tiny { void classify(byte[] arena, byte[] INPUT_LENGTH); }");
        assertArrayEquals(expected(program), classify(generated));
    }

    @Test
    void namesThatAreNoIdentifiers() {
        List<String> names = List.of(
                "",
                "784",
                "*/ } \\u002a/",
                "int",
                "層",
                "arena",
                "a\nb",
                "MACS",
                "output",
                "x\"y",
                "{@code}",
                "dev",
                "result");
        for (String name : names) {
            Program program = classifier(name, name.equals("output") ? "input" : "output", name);
            Generated generated = Generated.of(
                    Declarations.of(
                            method(0, "classify", NOTHING, "byte", "byte"), method(1, "largest", INDEX, "float")),
                    Programs.sideBySide(program),
                    "demo.Tiny",
                    "package demo; interface Tiny { void classify(byte[] in, byte[] out); int largest(float[] in); }");
            assertArrayEquals(expected(program), classify(generated), name);
            assertEquals(4, generated.constant("INPUT_LENGTH"), name);
            assertEquals(3, generated.constant("OUTPUT_LENGTH"), name);
            assertTrue(generated.text().chars().allMatch(c -> c < 128), "source is not ASCII");
        }
    }

    @Test
    void aSingleTensorHasItsOwnNameAndTheGeneralOne() {
        Generated generated = Generated.of(
                Declarations.of(method(0, "classify", NOTHING, "byte", "byte")),
                Programs.sideBySide(classifier("serving_default_x:0", "StatefulCall:1", "dense")),
                "demo.Tiny",
                "package demo; interface Tiny { void classify(byte[] in, byte[] out); }");
        assertEquals(4, generated.constant("INPUT_LENGTH"));
        assertEquals(4, generated.constant("SERVING_DEFAULT_X_0_LENGTH"));
        assertEquals(3, generated.constant("STATEFUL_CALL_1_LENGTH"));
    }

    @Test
    void tensorsOfNearlyTheSameName() {
        List<Slot> inputs = new ArrayList<>();
        List<Slot> outputs = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (String name : List.of("a.b", "a/b", "a_b_offset", "a")) {
            Slot input = Programs.integers(name, 0.5f, 0, 4);
            Slot output = Programs.integers(name + "!", 0.5f, 0, 4);
            inputs.add(input);
            outputs.add(output);
            steps.add(new Step(name, new QLookup(4, Programs.bytes(new Random(1), 256)), List.of(input), output));
        }
        Generated generated = Generated.of(
                Declarations.of(
                        method(0, "raw", NOTHING, "byte", "byte", "byte", "byte", "byte", "byte", "byte", "byte"),
                        method(
                                1, "real", NOTHING, "float", "float", "float", "float", "float", "float", "float",
                                "float")),
                Programs.sideBySide(new Program("many", inputs, outputs, steps)),
                "demo.Tiny",
                """
                package demo;
                interface Tiny {
                    void raw(byte[] a, byte[] b, byte[] c, byte[] d, byte[] e, byte[] f, byte[] g, byte[] h);
                    void real(float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, float[] g, float[] h);
                }
                """);
        for (String name : List.of("A_B", "A_B2", "A_B_OFFSET", "A", "A_B3", "A_B4", "A_B_OFFSET2", "A2")) {
            assertEquals(4, generated.constant(name + "_LENGTH"));
        }
    }
}
