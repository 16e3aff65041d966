package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Class-file limits hold where networks are large: 480,000 weights in one layer, and in many. */
class LargeNetworkTest {
    private static final int WEIGHTS = 480_000;
    private static final int MAX_METHOD = 8_000;
    private static final String INTERFACE =
            "package demo; interface Tiny { void run(byte[] in, byte[] out); void run(float[] in, float[] out); }";

    private static Generated check(Program program) {
        Generated generated = Generated.of(
                Declarations.of(method(0, "run", NOTHING, "byte", "byte"), method(1, "run", NOTHING, "float", "float")),
                Programs.sideBySide(program),
                "demo.Tiny",
                INTERFACE);
        byte[] input = Programs.bytes(new Random(2), program.inputs().get(0).length());
        byte[] output = new byte[program.outputs().get(0).length()];
        Generated.call(generated.create(), "run", input, output);
        assertArrayEquals(program.run(List.of(Buffer.of(input))).get(0).bytes(), output);
        ClassFiles files = new ClassFiles(generated.classFiles());
        assertEquals(Map.of(), files.methodsFrom(MAX_METHOD));
        return generated;
    }

    @Test
    void oneLayer() {
        Slot input = Programs.integers("input", 0.5f, 3, 800);
        Slot output = Programs.integers("output", 0.5f, 3, 600);
        Kernel kernel = Programs.dense(new Random(1), 800, 600);
        Generated generated = check(new Program(
                "one", List.of(input), List.of(output), List.of(new Step("dense", kernel, List.of(input), output))));
        assertEquals(WEIGHTS, generated.constant("MACS"));
        assertTrue((int) generated.constant("WEIGHT_BYTES") >= WEIGHTS);
    }

    @Test
    void manyLayers() {
        Random random = new Random(2);
        List<Kernel> kernels = Stream.generate(() -> (Kernel) Programs.dense(random, 40, 40))
                .limit(300)
                .toList();
        Generated generated = check(Programs.chain(kernels, 40));
        assertEquals(WEIGHTS, generated.constant("MACS"));
        assertTrue(generated.classFiles().containsKey("demo.QuantizedTiny$Layers2"));
    }

    /** All layers are one and the same, so all of its constants are shared between classes. */
    @Test
    void constantsThatManyClassesShare() {
        Kernel kernel = Programs.dense(new Random(3), 40, 40);
        Generated generated =
                check(Programs.chain(Stream.generate(() -> kernel).limit(210).toList(), 40));
        assertTrue((int) generated.constant("WEIGHT_BYTES") < 2_500);
    }

    /** More arrays than a method has parameters for. */
    @Test
    void aKernelWithManyInputs() {
        Slot input = Programs.integers("input", 0.5f, 3, 4);
        List<Slot> copies = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<MoveBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Slot copy = Programs.integers("copy" + i, 0.5f, 3, 4);
            copies.add(copy);
            steps.add(new Step("lookup", new QLookup(4, Programs.bytes(new Random(i), 256)), List.of(input), copy));
            blocks.add(new MoveBlock(i, 0, 4 * i, List.of(new MoveAxis(4, 1, 1))));
        }
        Slot output = Programs.integers("output", 0.5f, 3, 600);
        steps.add(new Step("concat", new QMove(blocks, OptionalInt.empty(), 600), copies, output));
        check(new Program("concat", List.of(input), List.of(output), steps));
    }
}
