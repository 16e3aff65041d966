package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Element-wise kernels over all 65,536 pairs against real arithmetic, and their loops against index arithmetic. */
class ElementWiseReferenceTest {
    private static final int PAIRS = 65_536;

    private final Random random = new Random(4);
    private final Buffer first = Buffer.allocate(ElementType.INT8, PAIRS);
    private final Buffer second = Buffer.allocate(ElementType.INT8, PAIRS);
    private final BroadcastLoop pairs = BroadcastLoop.of(Shape.of(PAIRS), Shape.of(PAIRS), Shape.of(PAIRS));

    ElementWiseReferenceTest() {
        for (int i = 0; i < PAIRS; i++) {
            first.bytes()[i] = (byte) (i >> 8);
            second.bytes()[i] = (byte) i;
        }
    }

    private Quantization quantization() {
        return Quantization.perTensor((float) Math.exp(-5 + 5 * random.nextDouble()), random.nextInt(256) - 128);
    }

    private interface RealFunction {
        double apply(double a, double b);
    }

    /** Every output is the real result rounded, within one half and the little that fixed point loses. */
    private void checkNearest(
            Kernel kernel, RealFunction function, Quantization a, Quantization b, Quantization output) {
        Buffer actual = Buffer.allocate(ElementType.INT8, PAIRS);
        kernel.run(List.of(first, second), actual);
        for (int i = 0; i < PAIRS; i++) {
            double real = function.apply(a.real(first.bytes()[i]), b.real(second.bytes()[i]));
            double exact = Math.max(-128, Math.min(127, real / output.scale() + output.zeroPoint()));
            assertEquals(exact, actual.bytes()[i], 0.5001, kernel + ", pair " + i);
        }
    }

    @Test
    void sumsAndDifferences() {
        for (int i = 0; i < 20; i++) {
            Quantization a = quantization();
            Quantization b = quantization();
            Quantization output = quantization();
            checkNearest(QAdd.of(pairs, false, a, b, output, -128, 127), (x, y) -> x + y, a, b, output);
            checkNearest(QAdd.of(pairs, true, a, b, output, -128, 127), (x, y) -> x - y, a, b, output);
        }
    }

    /** Double rounding errs by up to half a Q31 step more, which counts where the factor is near one. */
    @Test
    void products() {
        for (int i = 0; i < 20; i++) {
            Quantization a = quantization();
            Quantization b = quantization();
            float scale = a.scale() * b.scale() * (100 + 100 * random.nextFloat());
            Quantization output = Quantization.perTensor(scale, random.nextInt(256) - 128);
            double factor = (double) a.scale() * b.scale() / output.scale();
            QMul kernel = new QMul(
                    pairs,
                    a.zeroPoint(),
                    b.zeroPoint(),
                    Requantization.ofReal(factor, true),
                    output.zeroPoint(),
                    -128,
                    127);
            Buffer actual = Buffer.allocate(ElementType.INT8, PAIRS);
            kernel.run(List.of(first, second), actual);
            for (int k = 0; k < PAIRS; k++) {
                double real = a.real(first.bytes()[k]) * b.real(second.bytes()[k]) / output.scale();
                double exact = Math.max(-128, Math.min(127, real + output.zeroPoint()));
                assertEquals(exact, actual.bytes()[k], 0.5 + factor, kernel + ", pair " + k);
            }
        }
    }

    @Test
    void extremes() {
        Quantization common = Quantization.perTensor(1, 0);
        checkNearest(new QExtreme(pairs, true), Math::max, common, common, common);
        checkNearest(new QExtreme(pairs, false), Math::min, common, common, common);
    }

    @Test
    void loopsAreMerged() {
        Shape shape = Shape.of(2, 3, 4, 5);
        assertEquals(
                List.of(new BroadcastAxis(120, List.of(1, 1))),
                BroadcastLoop.of(shape, shape, shape).axes());
        assertEquals(
                List.of(new BroadcastAxis(24, List.of(5, 0)), new BroadcastAxis(5, List.of(1, 1))),
                BroadcastLoop.of(shape, shape, Shape.of(5)).axes());
        assertEquals(
                List.of(new BroadcastAxis(6, List.of(20, 1)), new BroadcastAxis(20, List.of(1, 0))),
                BroadcastLoop.of(shape, shape, Shape.of(2, 3, 1, 1)).axes());
        assertEquals(
                List.of(new BroadcastAxis(1, List.of(1, 1))),
                BroadcastLoop.of(Shape.scalar(), Shape.scalar(), Shape.scalar()).axes());
    }

    @Test
    void onlyWholeOperandsMayBeOverwritten() {
        Shape shape = Shape.of(2, 3);
        QExtreme kernel = new QExtreme(BroadcastLoop.of(shape, shape, Shape.of(3)), true);
        assertTrue(kernel.mayOverwrite(0));
        assertFalse(kernel.mayOverwrite(1));
    }
}
