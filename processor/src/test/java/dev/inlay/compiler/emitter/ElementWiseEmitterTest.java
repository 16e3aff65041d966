package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMul;
import dev.inlay.compiler.kernel.QPrelu;
import dev.inlay.compiler.kernel.QSquaredDifference;
import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** INT8 element-wise kernels. */
class ElementWiseEmitterTest {
    private static final int CASES = 250;

    private final RandomNumbers random = new RandomNumbers(5);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @Test
    void additionAndSubtractionEqualReference() {
        checkBinary(loop -> {
            int[] clamp = random.clamp(0);
            return QAdd.of(
                    loop,
                    random.oneIn(2),
                    random.quantization(),
                    random.quantization(),
                    random.quantization(),
                    clamp[0],
                    clamp[1]);
        });
    }

    @Test
    void multiplicationEqualsReference() {
        checkBinary(loop -> {
            int zeroPoint = random.zeroPoint();
            int[] clamp = random.clamp(zeroPoint);
            return new QMul(
                    loop,
                    random.zeroPoint(),
                    random.zeroPoint(),
                    random.requantization(1, true, 16000),
                    zeroPoint,
                    clamp[0],
                    clamp[1]);
        });
    }

    @Test
    void rectifierWithSlopesEqualsReference() {
        checkBinary(loop -> new QPrelu(
                loop,
                random.zeroPoint(),
                random.zeroPoint(),
                random.requantization(1, true, 250),
                random.requantization(1, true, 16000),
                random.zeroPoint()));
    }

    @Test
    void squaredDifferenceEqualsReference() {
        checkBinary(loop ->
                QSquaredDifference.of(loop, random.quantization(), random.quantization(), random.quantization()));
    }

    @Test
    void extremesEqualReference() {
        checkBinary(loop -> new QExtreme(loop, random.oneIn(2)));
    }

    @Test
    void lookupEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int length = random.in(0, 300);
            cases.add(KernelCase.toBytes(new QLookup(length, random.bytes(256)), length, random.buffer(length)));
        }
        KernelHarness.check(cases);
    }

    private void checkBinary(Function<BroadcastLoop, Kernel> kernel) {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Shape whole = geometry.shape(random.in(0, 4));
            boolean broadcast = random.oneIn(2);
            Shape a = broadcast ? geometry.broadcastable(whole) : whole;
            Shape b = broadcast ? geometry.broadcastable(whole) : whole;
            Shape output = Broadcast.shapes(a, b);
            cases.add(KernelCase.toBytes(
                    kernel.apply(BroadcastLoop.of(output, a, b)),
                    output.elementCount(),
                    random.buffer(a.elementCount()),
                    random.buffer(b.elementCount())));
        }
        KernelHarness.check(cases);
    }
}
