package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.testing.WideWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels on float lanes. */
class LaneEmittersTest {
    private static final int CASES = 120;

    private final RandomNumbers random = new RandomNumbers(21);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @ParameterizedTest
    @EnumSource
    void convolutionEqualsReference(LaneStyle style) {
        List<Program> programs = new ArrayList<>();
        while (programs.size() < CASES) {
            int groups = random.oneIn(3) ? random.in(2, 3) : 1;
            int inputs = groups * random.in(1, 9);
            int outputs = groups * random.in(1, 9);
            Window window = geometry.window();
            add(programs, () -> conv(window, random.in(1, 2), inputs, outputs, groups, random.zeroPoint()));
        }
        assertMostRun("QConv", LaneHarness.check(programs, random, style).getOrDefault("QConv", 0L));
    }

    @ParameterizedTest
    @EnumSource
    void depthwiseConvolutionEqualsReference(LaneStyle style) {
        List<Program> programs = new ArrayList<>();
        while (programs.size() < CASES) {
            Window window = geometry.window();
            add(programs, () -> depthwise(window, random.in(1, 6), random.in(1, 3)));
        }
        assertMostRun(
                "QDepthwiseConv", LaneHarness.check(programs, random, style).getOrDefault("QDepthwiseConv", 0L));
    }

    @ParameterizedTest
    @EnumSource
    void fullyConnectedEqualsReference(LaneStyle style) {
        List<Program> programs = new ArrayList<>();
        while (programs.size() < CASES) {
            int rows = random.oneIn(3) ? random.in(2, 5) : 1;
            int inputs = random.in(1, 70);
            int outputs = random.in(1, 70);
            add(programs, () -> dense(rows, inputs, outputs));
        }
        assertMostRun(
                "QFullyConnected", LaneHarness.check(programs, random, style).getOrDefault("QFullyConnected", 0L));
    }

    /** A pointwise convolution, whose output is on lanes, and one step behind it. */
    @ParameterizedTest
    @EnumSource
    void stepsBehindAnotherEqualReference(LaneStyle style) {
        List<Program> programs = new ArrayList<>();
        while (programs.size() < CASES) {
            Window window = geometry.window();
            int channels = random.in(1, 5);
            programs.add(random.oneIn(2) ? pooled(window, channels) : averaged(window, channels));
        }
        Map<String, Long> run = LaneHarness.check(programs, random, style);
        assertTrue(run.getOrDefault("QMaxPool", 0L) > 10, run::toString);
        assertTrue(run.getOrDefault("QMean", 0L) > 10, run::toString);
    }

    @ParameterizedTest
    @EnumSource
    void additionEqualsReference(LaneStyle style) {
        List<Program> programs = new ArrayList<>();
        while (programs.size() < CASES / 2) {
            programs.add(sum(random.in(1, 40), random.in(1, 5)));
        }
        assertTrue(LaneHarness.check(programs, random, style).getOrDefault("QAdd", 0L) > CASES / 4);
    }

    private static void assertMostRun(String kernel, long count) {
        assertTrue(count > CASES / 4, () -> "only " + count + " of " + kernel + " run on lanes");
    }

    private interface Layer {
        Kernel make();
    }

    private void add(List<Program> programs, Layer layer) {
        try {
            programs.add(single(layer.make()));
        } catch (AccumulatorOverflowException e) {
            // extreme weights with an extreme bias: refused, as it should be
        }
    }

    private QConv conv(Window window, int batch, int inputs, int outputs, int groups, int zeroPoint) {
        int perChannel = window.taps() * inputs / groups;
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        return new QConv(
                window,
                batch,
                inputs,
                outputs,
                groups,
                random.weights(outputs * perChannel),
                random.bias(outputs),
                random.requantization(outputs, !random.oneIn(5), perChannel * 4096.0),
                zeroPoint,
                outputZeroPoint,
                clamp[0],
                clamp[1]);
    }

    private QDepthwiseConv depthwise(Window window, int channels, int multiplier) {
        int outputs = channels * multiplier;
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        return new QDepthwiseConv(
                window,
                1,
                channels,
                multiplier,
                random.weights(window.taps() * outputs),
                random.bias(outputs),
                random.requantization(outputs, true, window.taps() * 4096.0),
                random.zeroPoint(),
                outputZeroPoint,
                clamp[0],
                clamp[1]);
    }

    private QFullyConnected dense(int rows, int inputs, int outputs) {
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        return new QFullyConnected(
                rows,
                inputs,
                outputs,
                random.weights(inputs * outputs),
                random.bias(outputs),
                random.requantization(outputs, random.oneIn(2), inputs * 4096.0),
                random.zeroPoint(),
                outputZeroPoint,
                clamp[0],
                clamp[1]);
    }

    private static Program single(Kernel kernel) {
        Slot input = slot("input", inputLength(kernel));
        Slot output = slot("output", outputLength(kernel));
        return new Program(
                "single", List.of(input), List.of(output), List.of(new Step("layer", kernel, List.of(input), output)));
    }

    private static Slot slot(String name, int length) {
        return Programs.integers(name, 0.5f, 3, length);
    }

    private static int inputLength(Kernel kernel) {
        if (kernel instanceof QConv conv) {
            return conv.batch() * conv.window().inputElements() * conv.inputChannels();
        }
        return kernel instanceof QDepthwiseConv conv
                ? conv.window().inputElements() * conv.inputChannels()
                : ((QFullyConnected) kernel).rows() * ((QFullyConnected) kernel).inputs();
    }

    private static int outputLength(Kernel kernel) {
        if (kernel instanceof QConv conv) {
            return conv.batch() * conv.window().outputElements() * conv.outputChannels();
        }
        return kernel instanceof QDepthwiseConv conv
                ? conv.window().outputElements() * conv.outputChannels()
                : ((QFullyConnected) kernel).rows() * ((QFullyConnected) kernel).outputs();
    }

    /** A layer that always runs on lanes. */
    private QFullyConnected rows(int rows, int channels, int outputZeroPoint) {
        return new QFullyConnected(
                rows,
                channels,
                channels,
                WideWeights.of(random.bytes(channels * channels)),
                new int[channels],
                random.requantization(channels, true, channels * 4096.0),
                random.zeroPoint(),
                outputZeroPoint,
                -128,
                127);
    }

    private Program pooled(Window window, int channels) {
        int[] clamp = random.clamp(0);
        return behind(
                rows(window.inputElements(), channels, random.zeroPoint()),
                new QMaxPool(window, 1, channels, clamp[0], clamp[1]),
                window.outputElements() * channels);
    }

    private Program averaged(Window window, int channels) {
        Shape shape = Shape.of(1, window.inputElements(), channels);
        int zeroPoint = random.zeroPoint();
        return behind(
                rows(window.inputElements(), channels, zeroPoint),
                new QMean(ReduceLoop.of(shape, Set.of(1)), zeroPoint, 0.5 + random.in(1, 9) / 7.0, random.zeroPoint()),
                channels);
    }

    private static Program behind(QFullyConnected first, Kernel second, int outputs) {
        Slot input = slot("input", first.rows() * first.inputs());
        Slot hidden = slot("hidden", first.rows() * first.outputs());
        Slot output = slot("output", outputs);
        return new Program(
                "two",
                List.of(input),
                List.of(output),
                List.of(
                        new Step("first", first, List.of(input), hidden),
                        new Step("second", second, List.of(hidden), output)));
    }

    private Program sum(int positions, int channels) {
        QFullyConnected left = rows(positions, channels, random.zeroPoint());
        QFullyConnected right = rows(positions, channels, random.zeroPoint());
        Shape shape = Shape.of(positions, channels);
        int[] clamp = random.clamp(0);
        QAdd add = QAdd.of(
                BroadcastLoop.of(shape, shape, shape),
                random.oneIn(3),
                random.quantization(),
                random.quantization(),
                random.quantization(),
                clamp[0],
                clamp[1]);
        Slot input = slot("input", positions * channels);
        Slot a = slot("a", positions * channels);
        Slot b = slot("b", positions * channels);
        Slot output = slot("output", positions * channels);
        return new Program(
                "sum",
                List.of(input),
                List.of(output),
                List.of(
                        new Step("left", left, List.of(input), a),
                        new Step("right", right, List.of(input), b),
                        new Step("sum", add, List.of(a, b), output)));
    }
}
