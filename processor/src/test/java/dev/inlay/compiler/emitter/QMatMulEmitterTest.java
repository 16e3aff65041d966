package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.QMatMul;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QMatMulEmitterTest {
    private static final int CASES = 120;

    private final RandomNumbers random = new RandomNumbers(21);

    @Test
    void equalsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(product(random.in(1, 5), random.in(1, random.oneIn(4) ? 70 : 8), random.in(1, 9)));
        }
        KernelHarness.check(cases);
    }

    private KernelCase product(int rows, int inner, int columns) {
        int[] left = {random.in(1, 3), random.in(1, 3)};
        int[] right = left.clone();
        Shape batches = Shape.of(left);
        for (int axis = 0; axis < 2; axis++) {
            if (random.oneIn(3)) {
                (random.oneIn(2) ? left : right)[axis] = 1;
            }
        }
        QMatMul kernel = new QMatMul(
                BroadcastLoop.of(batches, Shape.of(left), Shape.of(right)),
                rows,
                inner,
                columns,
                random.zeroPoint(),
                random.zeroPoint(),
                random.requantization(1, !random.oneIn(3), inner * 4096.0),
                random.zeroPoint());
        return KernelCase.toBytes(
                kernel,
                batches.elementCount() * rows * columns,
                random.buffer(Shape.of(left).elementCount() * rows * inner),
                random.buffer(Shape.of(right).elementCount() * inner * columns));
    }
}
