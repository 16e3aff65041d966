package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** INT8 pooling. */
class PoolEmitterTest {
    private static final int CASES = 220;

    private final RandomNumbers random = new RandomNumbers(4);
    private final RandomGeometry geometry = new RandomGeometry(random);

    private interface Pooling {
        Kernel of(Window window, int batch, int channels, int zeroPoint, int[] clamp);
    }

    @Test
    void maximumEqualsReference() {
        check((window, batch, channels, zeroPoint, clamp) -> new QMaxPool(window, batch, channels, clamp[0], clamp[1]));
    }

    @Test
    void averageOfElementsEqualsReference() {
        check((window, batch, channels, zeroPoint, clamp) ->
                new QAveragePool(window, batch, channels, false, zeroPoint, clamp[0], clamp[1]));
    }

    @Test
    void averageWithPaddingEqualsReference() {
        check((window, batch, channels, zeroPoint, clamp) ->
                new QAveragePool(window, batch, channels, true, zeroPoint, clamp[0], clamp[1]));
    }

    private void check(Pooling pooling) {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Window window = geometry.window();
            int batch = random.in(1, 2);
            int channels = random.in(1, 6);
            int zeroPoint = random.zeroPoint();
            cases.add(KernelCase.toBytes(
                    pooling.of(window, batch, channels, zeroPoint, random.clamp(zeroPoint)),
                    batch * window.outputElements() * channels,
                    random.buffer(batch * window.inputElements() * channels)));
        }
        KernelHarness.check(cases);
    }
}
