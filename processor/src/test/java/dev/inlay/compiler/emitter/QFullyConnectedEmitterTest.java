package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.QFullyConnected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QFullyConnectedEmitterTest {
    private static final int CASES = 250;

    private final RandomNumbers random = new RandomNumbers(3);

    @Test
    void equalsReference() {
        List<KernelCase> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            add(cases, random.in(1, 3), random.in(1, random.oneIn(2) ? 20 : 200), random.in(1, 20));
        }
        KernelHarness.check(cases);
    }

    private void add(List<KernelCase> cases, int rows, int inputs, int outputs) {
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        try {
            QFullyConnected layer = new QFullyConnected(
                    rows,
                    inputs,
                    outputs,
                    random.weights(inputs * outputs),
                    random.bias(outputs),
                    random.requantization(outputs, random.oneIn(3), inputs * 4096.0),
                    random.zeroPoint(),
                    outputZeroPoint,
                    clamp[0],
                    clamp[1]);
            cases.add(KernelCase.toBytes(layer, rows * outputs, random.buffer(rows * inputs)));
        } catch (AccumulatorOverflowException e) {
            // extreme weights with an extreme bias: refused, as it should be
        }
    }
}
