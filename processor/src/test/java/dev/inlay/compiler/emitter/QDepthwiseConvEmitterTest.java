package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
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

    /** Lines long enough for loops along them, windows of the sizes that networks have. */
    @Test
    void equalsReferenceOnLongLines() {
        int[][] sizes = {{3, 3}, {5, 5}, {1, 10}, {10, 1}, {3, 1}, {1, 1}, {7, 7}, {2, 4}, {4, 10}, {5, 3}};
        List<KernelCase> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            int[] size = sizes[cases.size() % sizes.length];
            Window window = new Window(List.of(longDim(size[0]), longDim(size[1])));
            add(cases, window, random.in(1, 2), random.in(1, 3), random.oneIn(4) ? 2 : 1);
        }
        KernelHarness.check(cases);
    }

    private WindowDim longDim(int size) {
        int stride = random.in(1, 3);
        int dilation = random.oneIn(4) ? random.in(2, 3) : 1;
        int reach = (size - 1) * dilation;
        int pad = random.oneIn(3) ? 0 : random.in(0, reach);
        int padEnd = random.oneIn(3) ? 0 : random.in(0, reach);
        int input = random.oneIn(3) ? random.in(reach + 1, reach + 4) : random.in(15, 32) + reach;
        return new WindowDim(
                input, (input + pad + padEnd - reach - 1) / stride + 1, size, stride, dilation, pad, padEnd);
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
