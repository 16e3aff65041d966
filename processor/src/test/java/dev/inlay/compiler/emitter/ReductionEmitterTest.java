package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QArgExtreme;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QReduceExtreme;
import dev.inlay.compiler.kernel.QSoftmax;
import dev.inlay.compiler.kernel.QSum;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** INT8 kernels along axes. */
class ReductionEmitterTest {
    private static final int CASES = 220;

    private final RandomNumbers random = new RandomNumbers(6);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @Test
    void meanEqualsReference() {
        checkReduction(loop -> new QMean(loop, random.zeroPoint(), random.factor(), random.zeroPoint()));
    }

    @Test
    void sumEqualsReference() {
        checkReduction(loop -> new QSum(
                loop,
                random.zeroPoint(),
                random.requantization(1, !random.oneIn(4), 64.0 * loop.count()),
                random.zeroPoint()));
    }

    @Test
    void extremesEqualReference() {
        checkReduction(loop -> new QReduceExtreme(loop, random.oneIn(2)));
    }

    @Test
    void indexOfExtremeEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int outer = random.in(1, 4);
            int size = random.in(1, 12);
            int inner = random.in(1, 3);
            cases.add(KernelCase.toFloats(
                    new QArgExtreme(outer, size, inner, random.oneIn(2), random.oneIn(2)),
                    outer * inner,
                    random.buffer(outer * size * inner)));
        }
        KernelHarness.check(cases);
    }

    @Test
    void softmaxEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int outer = random.in(1, 4);
            int depth = random.in(1, 30);
            int inner = random.in(1, 3);
            float scale = (float) Math.pow(10, -4 + random.in(0, 50) / 10.0);
            cases.add(KernelCase.toBytes(
                    new QSoftmax(outer, depth, inner, scale, random.oneIn(4) ? 2.5f : 1),
                    outer * depth * inner,
                    random.buffer(outer * depth * inner)));
        }
        KernelHarness.check(cases);
    }

    private void checkReduction(Function<ReduceLoop, Kernel> kernel) {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Shape input = geometry.shape(random.in(0, 5));
            Set<Integer> axes = new TreeSet<>();
            for (int axis = 0; axis < input.rank(); axis++) {
                if (random.oneIn(2)) {
                    axes.add(axis);
                }
            }
            ReduceLoop loop = ReduceLoop.of(input, axes);
            cases.add(KernelCase.toBytes(kernel.apply(loop), loop.outputs(), random.buffer(input.elementCount())));
        }
        KernelHarness.check(cases);
    }
}
