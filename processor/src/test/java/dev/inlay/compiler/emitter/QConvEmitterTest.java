package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QConvEmitterTest {
    private static final int CASES = 250;

    private final RandomNumbers random = new RandomNumbers(1);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @Test
    void equalsReference() {
        List<KernelCase> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            int groups = random.oneIn(3) ? random.in(2, 4) : 1;
            int inputChannels = groups * random.in(1, random.oneIn(4) ? 40 : 9);
            int outputChannels = groups * random.in(1, random.oneIn(4) ? 30 : 9);
            add(cases, geometry.window(), random.in(1, 2), inputChannels, outputChannels, groups);
        }
        KernelHarness.check(cases);
    }

    /** Windows at and around the number of elements that fit in local variables. */
    @Test
    void equalsReferenceWhereTheFormChanges() {
        List<KernelCase> cases = new ArrayList<>();
        for (int channels : new int[] {1, 4, 95, 96, 97, 100, 128}) {
            for (int outputs : new int[] {1, 3, 4, 5, 8, 11, 13, 16}) {
                Window pointwise = new Window(List.of(new WindowDim(3, 3, 1, 1, 1, 0, 0)));
                Window padded = new Window(List.of(new WindowDim(3, 3, 3, 1, 1, 1, 1)));
                add(cases, pointwise, 1, channels, outputs, 1);
                add(cases, padded, 1, channels, outputs, 1);
            }
        }
        KernelHarness.check(cases);
    }

    private void add(
            List<KernelCase> cases, Window window, int batch, int inputChannels, int outputChannels, int groups) {
        int perChannel = window.taps() * inputChannels / groups;
        int outputZeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(outputZeroPoint);
        try {
            QConv conv = new QConv(
                    window,
                    batch,
                    inputChannels,
                    outputChannels,
                    groups,
                    random.weights(outputChannels * perChannel),
                    random.bias(outputChannels),
                    random.requantization(outputChannels, !random.oneIn(5), perChannel * 4096.0),
                    random.zeroPoint(),
                    outputZeroPoint,
                    clamp[0],
                    clamp[1]);
            cases.add(KernelCase.toBytes(
                    conv,
                    batch * window.outputElements() * outputChannels,
                    random.buffer(batch * window.inputElements() * inputChannels)));
        } catch (AccumulatorOverflowException e) {
            // extreme weights with an extreme bias: refused, as it should be
        }
    }
}
