package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QWideConv;
import dev.inlay.compiler.kernel.WideRequantization;
import dev.inlay.compiler.kernel.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Convolutions of int16, with sums in int and in long. */
class WideLayerEmitterTest {
    private static final int CASES = 200;

    private final RandomNumbers random = new RandomNumbers(31);
    private final RandomGeometry geometry = new RandomGeometry(random);

    @Test
    void convolutionEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        int wide = 0;
        for (int i = 0; i < CASES; i++) {
            Window window = geometry.window();
            int groups = random.in(1, 3);
            int channels = groups * random.in(1, random.oneIn(3) ? 20 : 3);
            int outputs = groups * random.in(1, 4);
            int batch = random.in(1, 2);
            QWideConv kernel = conv(window, batch, channels, outputs, groups);
            for (int m = 0; m < outputs; m++) {
                wide += kernel.accumulatorRange(m).magnitude() > Integer.MAX_VALUE ? 1 : 0;
            }
            cases.add(KernelCase.toShorts(
                    kernel,
                    batch * window.outputElements() * outputs,
                    random.integers(ElementType.INT16, batch * window.inputElements() * channels)));
        }
        assertTrue(wide > CASES / 4, wide + " sums beyond int");
        KernelHarness.check(cases);
    }

    private QWideConv conv(Window window, int batch, int channels, int outputs, int groups) {
        short[] weights = random.weights(outputs * window.taps() * (channels / groups));
        long[] bias = new long[outputs];
        int bits = random.in(0, 3) == 0 ? 43 : 20;
        for (int m = 0; m < outputs; m++) {
            bias[m] = Math.round((random.in(-1000, 1000) / 1000.0) * (1L << bits));
        }
        double[] factors = new double[random.oneIn(2) ? outputs : 1];
        for (int m = 0; m < factors.length; m++) {
            factors[m] = Math.min(60, random.factor()) / (bits > 20 && random.oneIn(2) ? 1 << 24 : 1);
        }
        boolean clamps = random.oneIn(3);
        int min = clamps ? random.in(-32768, 0) : -32768;
        int max = clamps ? random.in(0, 32767) : 32767;
        return new QWideConv(
                window, batch, channels, outputs, groups, weights, bias, WideRequantization.ofReal(factors), min, max);
    }
}
