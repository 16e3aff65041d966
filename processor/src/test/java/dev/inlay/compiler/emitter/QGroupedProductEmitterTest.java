package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QGroupedProduct;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Products between INT8 and INT16, with sums that fit in an int and sums that do not. */
class QGroupedProductEmitterTest {
    private static final int CASES = 220;

    private final RandomNumbers random = new RandomNumbers(23);

    private ElementType integers() {
        return random.oneIn(2) ? ElementType.INT8 : ElementType.INT16;
    }

    @Test
    void productsEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        int wide = 0;
        for (int i = 0; i < CASES; i++) {
            QGroupedProduct kernel = next();
            wide += kernel.sumRange().magnitude() > Integer.MAX_VALUE ? 1 : 0;
            int inputs = kernel.rows() * kernel.rowLength();
            cases.add(new KernelCase(
                    kernel,
                    List.of(random.integers(kernel.from(), inputs)),
                    kernel.to(),
                    kernel.rows() * kernel.outputs()));
        }
        assertTrue(wide > CASES / 10 && wide < CASES / 2, wide + " wide sums");
        KernelHarness.check(cases);
    }

    private QGroupedProduct next() {
        ElementType from = integers();
        ElementType to = integers();
        int outputs = random.in(1, 6);
        int depth = random.in(0, 9);
        double magnitude = from.max() * (double) Math.max(1, depth) * (from == ElementType.INT8 ? 100 : 10000);
        return new QGroupedProduct(
                from,
                to,
                random.in(1, 3),
                outputs,
                depth,
                random.oneIn(2),
                random.oneIn(2) ? random.weights(outputs * depth) : shorts(outputs * depth),
                random.bias(outputs),
                random.requantization(1, true, magnitude / (to == ElementType.INT8 ? 1 : 256)),
                from == ElementType.INT8 ? random.zeroPoint() : 0,
                to == ElementType.INT8 ? random.zeroPoint() : 0);
    }

    private short[] shorts(int length) {
        return random.integers(ElementType.INT16, length).shorts();
    }
}
