package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** A random integer network of which many channels have no weights, with branches that meet again. */
final class SparseProgram {
    private static final int MAX_CHANNELS = 7;
    private static final int SIZE = 5;

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    private SparseProgram(long seed) {
        this.random = new Random(seed);
    }

    static Program of(long seed) {
        return new SparseProgram(seed).make();
    }

    private Program make() {
        Slot input = slot("input", SIZE, 1 + random.nextInt(MAX_CHANNELS));
        slots.add(input);
        int count = 2 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            addStep(slots.get(random.nextInt(2) == 0 ? slots.size() - 1 : random.nextInt(slots.size())));
        }
        Slot last = steps.get(steps.size() - 1).output();
        Slot output = slot("output", 1, 1 + random.nextInt(4));
        Kernel head = dense(last.length(), output.length());
        steps.add(new Step("head", head, List.of(last), output));
        List<Slot> outputs = new ArrayList<>(List.of(output));
        if (random.nextInt(4) == 0) {
            outputs.add(slots.get(1 + random.nextInt(slots.size() - 1)));
        }
        return new Program("sparse", List.of(input), outputs, steps);
    }

    private void addStep(Slot from) {
        int channels = from.shape().dim(-1);
        int size = from.shape().dim(1);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                Slot to = slot(size, 1 + random.nextInt(MAX_CHANNELS));
                add(conv(window(size), channels, to.shape().dim(-1)), to, from);
            }
            case 2 -> {
                int multiplier = random.nextInt(3) == 0 ? 2 : 1;
                add(depthwise(window(size), channels, multiplier), slot(size, channels * multiplier), from);
            }
            case 3 -> add(new QLookup(from.length(), bytes(256)), slot(size, channels), from);
            case 4 -> addSum(from);
            case 5 -> add(new QMaxPool(window(size), 1, channels, -100, 100), slot(size, channels), from);
            case 6 ->
                add(
                        new QAveragePool(window(size), 1, channels, random.nextBoolean(), zeroPoint(), -128, 127),
                        slot(size, channels),
                        from);
            case 7 ->
                add(
                        new QMean(ReduceLoop.of(from.shape(), Set.of(1, 2)), zeroPoint(), 0.7, zeroPoint()),
                        slot(1, channels),
                        from);
            default -> addOther(from);
        }
    }

    /** With another value of the same shape, itself, or constant data. */
    private void addSum(Slot from) {
        List<Slot> alike =
                slots.stream().filter(slot -> slot.shape().equals(from.shape())).toList();
        Slot other = random.nextInt(4) == 0 ? constant(from) : alike.get(random.nextInt(alike.size()));
        BroadcastLoop loop = new BroadcastLoop(List.of(new BroadcastAxis(from.length(), List.of(1, 1))));
        QAdd sum = QAdd.of(
                loop, random.nextBoolean(), quantization(), quantization(), quantization(), -128, random.nextInt(128));
        add(sum, slot(from.shape().dim(1), from.shape().dim(-1)), from, other);
    }

    private Slot constant(Slot like) {
        byte[] data = new byte[like.length()];
        byte[] row = bytes(like.shape().dim(-1));
        for (int i = 0; i < data.length; i++) {
            data[i] = row[i % row.length];
        }
        return new Slot(
                "data" + steps.size(),
                ElementType.INT8,
                like.shape(),
                like.quantization(),
                Optional.of(Buffer.of(data)));
    }

    /** Through floats and back, a flattened layer, or a copy. */
    private void addOther(Slot from) {
        int size = from.shape().dim(1);
        int channels = from.shape().dim(-1);
        switch (random.nextInt(3)) {
            case 0 -> {
                Slot real = new Slot(
                        "real" + steps.size(), ElementType.FLOAT32, from.shape(), Optional.empty(), Optional.empty());
                steps.add(new Step("real", new QDequantize(from.length(), 0.5f, zeroPoint()), List.of(from), real));
                add(new QQuantize(from.length(), 0.7f, zeroPoint()), slot(size, channels), real);
            }
            case 1 -> {
                Slot to = slot(1, 1 + random.nextInt(MAX_CHANNELS));
                add(dense(from.length(), to.length()), to, from);
            }
            default -> {
                MoveBlock reversed =
                        new MoveBlock(0, from.length() - 1, 0, List.of(new MoveAxis(from.length(), 1, -1)));
                add(new QMove(List.of(reversed), OptionalInt.empty(), from.length()), slot(size, channels), from);
            }
        }
    }

    private void add(Kernel kernel, Slot to, Slot... from) {
        steps.add(new Step("step" + steps.size(), kernel, List.of(from), to));
        slots.add(to);
    }

    private Slot slot(int size, int channels) {
        return slot("value" + steps.size(), size, channels);
    }

    private Slot slot(String name, int size, int channels) {
        return new Slot(
                name,
                ElementType.INT8,
                Shape.of(1, size, size, channels),
                Optional.of(quantization()),
                Optional.empty());
    }

    private Window window(int size) {
        return random.nextInt(3) == 0
                ? new Window(
                        List.of(new WindowDim(size, size, 1, 1, 1, 0, 0), new WindowDim(size, size, 1, 1, 1, 0, 0)))
                : new Window(
                        List.of(new WindowDim(size, size, 3, 1, 1, 1, 1), new WindowDim(size, size, 1, 1, 1, 0, 0)));
    }

    private QConv conv(Window window, int inputs, int outputs) {
        int groups = inputs == outputs && random.nextInt(6) == 0 ? inputs : 1;
        int taps = window.taps();
        int perGroup = inputs / groups;
        short[] weights = sparse(outputs, taps, perGroup);
        return new QConv(
                window,
                1,
                inputs,
                outputs,
                groups,
                weights,
                bias(outputs),
                factors(outputs, true),
                zeroPoint(),
                zeroPoint(),
                -128,
                random.nextInt(128));
    }

    private QDepthwiseConv depthwise(Window window, int inputs, int multiplier) {
        int outputs = inputs * multiplier;
        short[] weights = new short[window.taps() * outputs];
        short[] rows = sparse(outputs, window.taps(), 1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = rows[i % outputs * window.taps() + i / outputs];
        }
        return new QDepthwiseConv(
                window,
                1,
                inputs,
                multiplier,
                weights,
                bias(outputs),
                factors(outputs, true),
                zeroPoint(),
                zeroPoint(),
                -128,
                random.nextInt(128));
    }

    private QFullyConnected dense(int inputs, int outputs) {
        return new QFullyConnected(
                1,
                inputs,
                outputs,
                sparse(outputs, 1, inputs),
                bias(outputs),
                factors(outputs, false),
                zeroPoint(),
                zeroPoint(),
                -128,
                127);
    }

    /** Weights {@code [outputs, taps, inputs]}; a third of the outputs, and of the inputs, has none. */
    private short[] sparse(int outputs, int taps, int inputs) {
        boolean[] deadOutputs = new boolean[outputs];
        boolean[] deadInputs = new boolean[inputs];
        for (int m = 0; m < outputs; m++) {
            deadOutputs[m] = random.nextInt(3) == 0;
        }
        for (int c = 0; c < inputs; c++) {
            deadInputs[c] = random.nextInt(3) == 0;
        }
        short[] weights = new short[outputs * taps * inputs];
        for (int i = 0; i < weights.length; i++) {
            boolean dead = deadOutputs[i / (taps * inputs)] || deadInputs[i % inputs];
            weights[i] = (short) (dead ? 0 : random.nextInt(255) - 127);
        }
        return weights;
    }

    private int[] bias(int outputs) {
        return random.ints(outputs, -9000, 9000).toArray();
    }

    private Requantization factors(int outputs, boolean doubleRounding) {
        double[] scales =
                random.doubles(random.nextBoolean() ? 1 : outputs, 0.001, 0.02).toArray();
        return Requantization.ofReal(scales, doubleRounding);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private int zeroPoint() {
        return random.nextInt(3) == 0 ? random.nextInt(256) - 128 : -128;
    }

    private Quantization quantization() {
        return Quantization.perTensor(0.1f + random.nextFloat(), zeroPoint());
    }
}
