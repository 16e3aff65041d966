package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QInterpolate;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QMul;
import dev.inlay.compiler.kernel.QReduceExtreme;
import dev.inlay.compiler.kernel.QResize;
import dev.inlay.compiler.kernel.QSigmoid;
import dev.inlay.compiler.kernel.QSlopes;
import dev.inlay.compiler.kernel.QWideSoftmax;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.ResizeLine;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Kernels of int16 that are no layers. */
class WideElementEmitterTest {
    private static final int CASES = 200;
    private static final ElementType SHORT = ElementType.INT16;

    private final RandomNumbers random = new RandomNumbers(32);
    private final RandomGeometry geometry = new RandomGeometry(random);

    private void checkUnary(IntFunction<Kernel> kernel) {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int length = random.in(0, 40);
            cases.add(KernelCase.toShorts(kernel.apply(length), length, random.integers(SHORT, length)));
        }
        KernelHarness.check(cases);
    }

    @Test
    void slopesEqualReference() {
        checkUnary(length -> new QSlopes(
                length,
                random.requantization(1, true, Short.MAX_VALUE),
                random.requantization(1, true, Short.MAX_VALUE),
                random.oneIn(2)));
    }

    @Test
    void sigmoidsEqualReference() {
        checkUnary(length -> {
            float scale = random.oneIn(4) ? Math.scalb(1f, -random.in(10, 13)) : random.scale() / random.in(1, 2000);
            return QSigmoid.of(length, random.oneIn(2), scale);
        });
    }

    @Test
    void interpolationsEqualReference() {
        checkUnary(length -> new QInterpolate(
                length, random.integers(SHORT, QInterpolate.ENTRIES).shorts()));
    }

    @Test
    void softmaxEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int outer = random.in(1, 3);
            int depth = random.in(1, 40);
            int inner = random.in(1, 3);
            QWideSoftmax kernel = new QWideSoftmax(
                    outer,
                    depth,
                    inner,
                    random.requantization(1, true, 1 << 15),
                    decreasing(i % 2 == 0 ? 10 : 1),
                    decreasing(0.7));
            int length = outer * depth * inner;
            cases.add(KernelCase.toShorts(kernel, length, random.integers(SHORT, length)));
        }
        KernelHarness.check(cases);
    }

    /** A table of {@code exp} over an interval that ends at 0. */
    private static short[] decreasing(double length) {
        short[] table = new short[QInterpolate.ENTRIES];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) Math.min(32767, Math.round(32768 * Math.exp(length * (i / 512.0 - 1))));
        }
        return table;
    }

    @Test
    void interpolationBetweenPixelsEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int height = random.in(1, 4);
            int width = random.in(1, 4);
            int channels = random.in(1, 3);
            QResize kernel = new QResize(SHORT, 1, height, width, channels, lines(height), lines(width));
            cases.add(KernelCase.toShorts(
                    kernel,
                    kernel.rows().size() * kernel.columns().size() * channels,
                    random.integers(SHORT, height * width * channels)));
        }
        KernelHarness.check(cases);
    }

    private List<ResizeLine> lines(int size) {
        List<ResizeLine> lines = new ArrayList<>();
        for (int i = random.in(1, 5); i > 0; i--) {
            lines.add(new ResizeLine(random.in(0, size - 1), random.in(0, size - 1), random.in(0, ResizeLine.ONE)));
        }
        return lines;
    }

    private void checkBinary(Supplier<Kernel> kernel, Shape shape, List<KernelCase> cases) {
        int length = shape.elementCount();
        cases.add(KernelCase.toShorts(
                kernel.get(), length, random.integers(SHORT, length), random.integers(SHORT, length)));
    }

    @Test
    void binaryKernelsEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Shape shape = Shape.of(random.in(1, 3), random.in(1, 9));
            BroadcastLoop loop = BroadcastLoop.of(shape, shape, shape);
            boolean clamps = random.oneIn(3);
            int min = clamps ? random.in(-32768, 0) : -32768;
            int max = clamps ? random.in(0, 32767) : 32767;
            checkBinary(
                    () -> QAdd.of(
                            loop,
                            random.oneIn(2),
                            Quantization.ofShorts(random.scale()),
                            Quantization.ofShorts(random.scale()),
                            Quantization.ofShorts(random.scale()),
                            min,
                            max),
                    shape,
                    cases);
            checkBinary(
                    () -> new QMul(SHORT, loop, 0, 0, random.requantization(1, true, 1 << 30), 0, min, max),
                    shape,
                    cases);
            checkBinary(() -> new QExtreme(loop, random.oneIn(2)), shape, cases);
        }
        KernelHarness.check(cases);
    }

    @Test
    void poolsEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Window window = geometry.window();
            int channels = random.in(1, 4);
            int batch = random.in(1, 2);
            int max = random.oneIn(2) ? random.in(0, 32767) : 32767;
            Kernel kernel = random.oneIn(2)
                    ? new QMaxPool(SHORT, window, batch, channels, -32768, max)
                    : new QAveragePool(SHORT, window, batch, channels, random.oneIn(2), 0, -32768, max);
            Buffer x = random.integers(SHORT, batch * window.inputElements() * channels);
            cases.add(KernelCase.toShorts(kernel, batch * window.outputElements() * channels, x));
        }
        KernelHarness.check(cases);
    }

    @Test
    void reductionsEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Shape shape = Shape.of(random.in(1, 4), random.in(1, 5), random.in(1, 6));
            ReduceLoop loop = ReduceLoop.of(shape, random.oneIn(2) ? Set.of(1) : Set.of(0, 2));
            Kernel kernel = random.oneIn(2)
                    ? new QMean(SHORT, loop, 0, random.factor(), 0)
                    : new QReduceExtreme(SHORT, loop, random.oneIn(2));
            cases.add(KernelCase.toShorts(kernel, loop.outputs(), random.integers(SHORT, shape.elementCount())));
        }
        KernelHarness.check(cases);
    }
}
