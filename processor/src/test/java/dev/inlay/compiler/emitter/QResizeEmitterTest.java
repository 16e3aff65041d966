package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QResize;
import dev.inlay.compiler.kernel.ResizeLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QResizeEmitterTest {
    private static final int CASES = 120;

    private final RandomNumbers random = new RandomNumbers(22);

    @Test
    void equalsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int batch = random.in(1, 2);
            int height = random.in(1, 6);
            int width = random.in(1, 6);
            int channels = random.in(1, 4);
            QResize kernel = new QResize(batch, height, width, channels, lines(height), lines(width));
            cases.add(KernelCase.toBytes(
                    kernel,
                    batch * kernel.rows().size() * kernel.columns().size() * channels,
                    random.buffer(batch * height * width * channels)));
        }
        KernelHarness.check(cases);
    }

    /** Weights at both ends and at the half, where sums are ties, more often than by chance. */
    private List<ResizeLine> lines(int size) {
        List<ResizeLine> lines = new ArrayList<>();
        for (int count = random.in(1, 8); count > 0; count--) {
            int weight = random.oneIn(2) ? ResizeLine.ONE / 2 * random.in(0, 2) : random.in(0, ResizeLine.ONE);
            lines.add(new ResizeLine(random.in(0, size - 1), random.in(0, size - 1), weight));
        }
        return lines;
    }
}
