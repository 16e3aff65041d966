package dev.inlay.compiler.planner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
    @Test
    void aChainNeedsTheTwoLargestNeighbours() {
        Slot a = slot("a", 10);
        Slot b = slot("b", 30);
        Slot c = slot("c", 20);
        Slot d = slot("d", 5);
        Program program = new Program("chain", List.of(a), List.of(d), List.of(copy(a, b), copy(b, c), copy(c, d)));
        assertEquals(50, MemoryPlanner.plan(program).arenaBytes());
    }

    @Test
    void elementWiseStepsTakeNoMemoryOfTheirOwn() {
        Slot a = slot("a", 10);
        Slot b = slot("b", 10);
        Slot c = slot("c", 10);
        Program program = new Program("chain", List.of(a), List.of(c), List.of(lookup(a, b), lookup(b, c)));
        MemoryPlan plan = MemoryPlanner.plan(program);
        assertEquals(10, plan.arenaBytes());
        assertEquals(plan.offset(a), plan.offset(c));
    }

    @Test
    void aValueReadLaterIsNotOverwritten() {
        Slot a = slot("a", 10);
        Slot b = slot("b", 10);
        Slot c = slot("c", 10);
        Program program = new Program("fork", List.of(a), List.of(c), List.of(lookup(a, b), largest(a, b, c)));
        assertEquals(20, MemoryPlanner.plan(program).arenaBytes());
    }

    @Test
    void anotherOrderIsTakenWhereItSavesMemory() {
        Slot in = slot("in", 1);
        Slot wideA = slot("wideA", 100);
        Slot wideB = slot("wideB", 100);
        Slot narrowA = slot("narrowA", 2);
        Slot narrowB = slot("narrowB", 2);
        Slot out = slot("out", 2);
        // breadth first, as some exporters write: both wide values would live at once
        Program program = new Program(
                "branches",
                List.of(in),
                List.of(out),
                List.of(
                        copy(in, wideA),
                        copy(in, wideB),
                        copy(wideA, narrowA),
                        copy(wideB, narrowB),
                        largest(narrowA, narrowB, out)));
        assertEquals(104, MemoryPlanner.plan(program).arenaBytes());
    }

    /** Runs random networks in the planned arena and compares with memory of its own for every value. */
    @Test
    void randomNetworksComputeTheSameInTheArena() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Program program = randomProgram(random);
            List<Buffer> inputs = new ArrayList<>();
            for (Slot input : program.inputs()) {
                byte[] bytes = new byte[input.length()];
                random.nextBytes(bytes);
                inputs.add(Buffer.of(bytes));
            }
            List<Buffer> expected = program.run(inputs);
            MemoryPlan plan = MemoryPlanner.plan(program);
            byte[] arena = runInArena(plan, inputs);
            for (int o = 0; o < expected.size(); o++) {
                Slot output = program.outputs().get(o);
                int offset = plan.offset(output);
                byte[] actual = Arrays.copyOfRange(arena, offset, offset + output.length());
                assertArrayEquals(expected.get(o).bytes(), actual);
            }
            assertTrue(plan.arenaBytes() <= totalBytes(program));
        }
    }

    private static byte[] runInArena(MemoryPlan plan, List<Buffer> inputs) {
        byte[] arena = new byte[plan.arena(ElementType.INT8)];
        for (int i = 0; i < inputs.size(); i++) {
            store(arena, plan.offset(plan.program().inputs().get(i)), inputs.get(i));
        }
        for (Step step : plan.program().steps()) {
            List<Buffer> operands = new ArrayList<>();
            for (Slot input : step.inputs()) {
                int offset = plan.offset(input);
                operands.add(Buffer.of(Arrays.copyOfRange(arena, offset, offset + input.length())));
            }
            Buffer result = Buffer.allocate(ElementType.INT8, step.output().length());
            step.kernel().run(operands, result);
            store(arena, plan.offset(step.output()), result);
        }
        return arena;
    }

    private static void store(byte[] arena, int offset, Buffer data) {
        System.arraycopy(data.bytes(), 0, arena, offset, data.length());
    }

    private static int totalBytes(Program program) {
        int inputs = program.inputs().stream().mapToInt(Slot::byteLength).sum();
        return inputs
                + program.steps().stream()
                        .mapToInt(step -> step.output().byteLength())
                        .sum();
    }

    private static Program randomProgram(Random random) {
        List<Slot> values = new ArrayList<>(List.of(slot("in0", size(random)), slot("in1", size(random))));
        List<Slot> inputs = List.copyOf(values);
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            Slot x = values.get(random.nextInt(values.size()));
            Slot y = values.get(random.nextInt(values.size()));
            String name = "v" + i;
            switch (random.nextInt(3)) {
                case 0 -> steps.add(copy(x, slot(name, size(random))));
                case 1 -> steps.add(lookup(x, slot(name, x.length())));
                default ->
                    steps.add(
                            x.length() == y.length()
                                    ? largest(x, y, slot(name, x.length()))
                                    : lookup(x, slot(name, x.length())));
            }
            values.add(steps.get(i).output());
        }
        List<Slot> outputs = new ArrayList<>(List.of(steps.get(count - 1).output()));
        if (count > 3) {
            outputs.add(steps.get(count / 2 - 1).output());
        }
        return new Program("random", inputs, outputs, steps);
    }

    private static int size(Random random) {
        return 8 * (1 + random.nextInt(4));
    }

    private static Slot slot(String name, int length) {
        return new Slot(name, ElementType.INT8, Shape.of(length), Optional.empty(), Optional.empty());
    }

    /** Repeats or cuts the input to the output's length; not element-wise. */
    private static Step copy(Slot from, Slot to) {
        List<MoveBlock> blocks = new ArrayList<>();
        for (int at = 0; at < to.length(); at += from.length()) {
            int count = Math.min(from.length(), to.length() - at);
            blocks.add(new MoveBlock(0, 0, at, List.of(new MoveAxis(count, 1, 1))));
        }
        return step(new QMove(blocks, OptionalInt.empty(), to.length()), to, from);
    }

    private static Step lookup(Slot from, Slot to) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) (i * 7 + 3);
        }
        return step(new QLookup(to.length(), table), to, from);
    }

    private static Step largest(Slot a, Slot b, Slot to) {
        Shape shape = Shape.of(to.length());
        return step(new QExtreme(BroadcastLoop.of(shape, shape, shape), true), to, a, b);
    }

    private static Step step(Kernel kernel, Slot output, Slot... inputs) {
        return new Step(output.name(), kernel, List.of(inputs), output);
    }
}
