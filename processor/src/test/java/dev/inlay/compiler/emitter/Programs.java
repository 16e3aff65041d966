package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.testing.WideWeights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Small networks put together by hand. */
final class Programs {
    private Programs() {}

    static Slot integers(String name, float scale, int zeroPoint, int... dims) {
        Quantization quantization = Quantization.perTensor(scale, zeroPoint);
        return new Slot(name, ElementType.INT8, Shape.of(dims), Optional.of(quantization), Optional.empty());
    }

    static Slot reals(String name, int... dims) {
        return new Slot(name, ElementType.FLOAT32, Shape.of(dims), Optional.empty(), Optional.empty());
    }

    static Slot constant(String name, Buffer data) {
        return new Slot(name, data.elementType(), Shape.of(data.length()), Optional.empty(), Optional.of(data));
    }

    static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static QFullyConnected dense(Random random, int inputs, int outputs) {
        int[] bias = new int[outputs];
        int[] multipliers = new int[outputs];
        int[] shifts = new int[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = random.nextInt(2_000) - 1_000;
            multipliers[o] = (1 << 30) + random.nextInt(1 << 30);
            shifts[o] = -7 - random.nextInt(2);
        }
        return new QFullyConnected(
                1,
                inputs,
                outputs,
                WideWeights.of(bytes(random, inputs * outputs)),
                bias,
                new Requantization(multipliers, shifts),
                3,
                -5,
                -128,
                127);
    }

    /** Four elements to three, by way of six. */
    static Program classifier() {
        Random random = new Random(7);
        Slot input = integers("input", 0.5f, 3, 1, 4);
        Slot hidden = integers("hidden", 0.25f, -5, 1, 6);
        Slot activated = integers("activated", 0.125f, -128, 1, 6);
        Slot output = integers("output", 0.0625f, -5, 1, 3);
        return new Program(
                "tiny",
                List.of(input),
                List.of(output),
                List.of(
                        new Step("model/dense/MatMul", dense(random, 4, 6), List.of(input), hidden),
                        new Step("model/dense/Tanh", new QLookup(6, bytes(random, 256)), List.of(hidden), activated),
                        new Step("model/dense_1/MatMul", dense(random, 6, 3), List.of(activated), output)));
    }

    /** Two inputs of four and six elements to two outputs of three, of which the second one is made of real numbers. */
    static Program twoByTwo() {
        Random random = new Random(8);
        Slot left = integers("left:0", 0.5f, 3, 1, 4);
        Slot right = integers("right:0", 0.25f, 1, 1, 6);
        Slot first = integers("first", 0.125f, 0, 1, 3);
        Slot passing = integers("passing", 0.125f, 2, 1, 3);
        Slot second = reals("second", 1, 3);
        return new Program(
                "two",
                List.of(left, right),
                List.of(first, second),
                List.of(
                        new Step("", dense(random, 4, 3), List.of(left), first),
                        new Step("2", dense(random, 6, 3), List.of(right), passing),
                        new Step("2", new QDequantize(3, 0.125f, 2), List.of(passing), second)));
    }

    /** Layers one after another, all from {@code length} elements to as many. */
    static Program chain(List<Kernel> kernels, int length) {
        Slot input = integers("input", 0.5f, 3, length);
        Slot from = input;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < kernels.size(); i++) {
            boolean last = i == kernels.size() - 1;
            Slot to = integers(last ? "output" : "hidden" + i, 0.5f, 3, length);
            steps.add(new Step("layer", kernels.get(i), List.of(from), to));
            from = to;
        }
        return new Program("chain", List.of(input), List.of(from), steps);
    }

    /** A plan in which everything lies side by side, each activation a little apart from the one before. */
    static MemoryPlan sideBySide(Program program) {
        Map<String, Integer> offsets = new LinkedHashMap<>();
        Map<ElementType, Integer> arenas = new EnumMap<>(ElementType.class);
        List<Slot> slots = new ArrayList<>(program.inputs());
        program.steps().forEach(step -> slots.add(step.output()));
        for (Slot slot : slots) {
            int from = arenas.getOrDefault(slot.elementType(), 0);
            offsets.put(slot.name(), from);
            arenas.put(slot.elementType(), from + slot.length() + 1);
        }
        return new MemoryPlan(program, offsets, arenas);
    }
}
