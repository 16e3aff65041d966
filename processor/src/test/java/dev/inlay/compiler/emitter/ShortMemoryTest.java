package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.kernel.QRescale;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Classes whose memory is an array of {@code short}, in all forms of methods. */
class ShortMemoryTest {
    private static final int LENGTH = 6;

    private static Slot slot(String name, float scale) {
        return new Slot(
                name, ElementType.INT16, Shape.of(LENGTH), Optional.of(Quantization.ofShorts(scale)), Optional.empty());
    }

    /** The elements backwards, then halved. */
    private static Program program() {
        Slot input = slot("input", 0.25f);
        Slot backwards = slot("backwards", 0.25f);
        Slot output = slot("output", 0.5f);
        MoveBlock block = new MoveBlock(0, LENGTH - 1, 0, List.of(new MoveAxis(LENGTH, 1, -1)));
        return new Program(
                "shorts",
                List.of(input),
                List.of(output),
                List.of(
                        new Step(
                                "move",
                                new QMove(ElementType.INT16, List.of(block), OptionalInt.empty(), LENGTH),
                                List.of(input),
                                backwards),
                        new Step(
                                "halve",
                                new QRescale(
                                        ElementType.INT16,
                                        ElementType.INT16,
                                        LENGTH,
                                        0,
                                        Requantization.ofReal(0.5, true),
                                        0,
                                        -32768,
                                        32767),
                                List.of(backwards),
                                output)));
    }

    @Test
    void everyFormOfMethod() {
        MemoryPlan plan = MemoryPlanner.plan(program());
        assertEquals(0, plan.arena(ElementType.INT8));
        Generated generated = Generated.of(
                Declarations.of(
                        Declarations.method(0, "raw", Returns.NOTHING, "short", "short"),
                        Declarations.method(1, "real", Returns.NOTHING, "float", "float"),
                        Declarations.method(2, "index", Returns.INDEX, "short"),
                        Declarations.method(3, "indexOfReal", Returns.INDEX, "float"),
                        Declarations.array(4, "rawResult", ElementType.INT16, "float")),
                plan,
                "demo.Tiny",
                """
                package demo;
                public interface Tiny {
                    void raw(short[] in, short[] out);
                    void real(float[] in, float[] out);
                    int index(short[] in);
                    int indexOfReal(float[] in);
                    short[] rawResult(float[] in);
                }
                """);
        Object instance = generated.create();
        short[] x = {-32768, 32767, 5, -5, 1000, 7};
        short[] expected = {4, 500, -2, 3, 16384, -16384};
        assertArrayEquals(
                expected, program().run(List.of(Buffer.of(x.clone()))).get(0).shorts());
        short[] raw = new short[LENGTH];
        Generated.call(instance, "raw", x, raw);
        assertArrayEquals(expected, raw);
        float[] real = {-40000, 8191.75f, 1.25f, -1.25f, 250, 1.75f};
        float[] result = new float[LENGTH];
        Generated.call(instance, "real", real, result);
        assertArrayEquals(new float[] {2, 250, -1, 1.5f, 8192, -8192}, result);
        assertEquals(4, Generated.call(instance, "index", (Object) x));
        assertEquals(4, Generated.call(instance, "indexOfReal", (Object) real));
        assertArrayEquals(expected, (short[]) Generated.call(instance, "rawResult", (Object) real));
    }
}
