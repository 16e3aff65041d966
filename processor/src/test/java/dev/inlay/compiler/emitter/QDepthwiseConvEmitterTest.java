package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QDepthwiseConvEmitterTest {
    private static final int CASES = 300;

    private final RandomNumbers random = new RandomNumbers(2);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @Test
    void equalsReference() {
        List<KernelCase> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            add(cases, geometry.window(), random.in(1, 2), random.in(1, 9), random.oneIn(3) ? random.in(2, 4) : 1);
        }
        KernelHarness.check(cases);
    }

    private void add(List<KernelCase> cases, Window window, int batch, int inputChannels, int multiplier) {
        int channels = inputChannels * multiplier;
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        try {
            QDepthwiseConv conv = new QDepthwiseConv(
                    window,
                    batch,
                    inputChannels,
                    multiplier,
                    random.weights(window.taps() * channels),
                    random.bias(channels),
                    random.requantization(channels, !random.oneIn(5), window.taps() * 4096.0),
                    random.zeroPoint(),
                    outputZeroPoint,
                    clamp[0],
                    clamp[1]);
            cases.add(KernelCase.toBytes(
                    conv,
                    batch * window.outputElements() * channels,
                    random.buffer(batch * window.inputElements() * inputChannels)));
        } catch (AccumulatorOverflowException e) {
            // extreme weights with an extreme bias: refused, as it should be
        }
    }
}
