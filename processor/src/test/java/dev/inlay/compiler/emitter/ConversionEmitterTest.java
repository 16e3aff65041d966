package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QQuantize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Between INT8 and FLOAT32. */
class ConversionEmitterTest {
    private static final int CASES = 200;

    private final RandomNumbers random = new RandomNumbers(7);

    @Test
    void quantizationEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            float scale = random.scale();
            float[] x = random.floats(random.in(0, 60), 60.0 * scale);
            for (int k = 0; k < x.length; k++) {
                x[k] = switch (random.in(0, 9)) {
                    case 0 -> scale * (random.in(-300, 300) + 0.5f);
                    case 1 -> Float.NaN;
                    case 2 -> Float.POSITIVE_INFINITY;
                    case 3 -> -Float.MAX_VALUE;
                    default -> x[k];
                };
            }
            cases.add(KernelCase.toBytes(new QQuantize(x.length, scale, random.zeroPoint()), x.length, Buffer.of(x)));
        }
        KernelHarness.check(cases);
    }

    @Test
    void dequantizationEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int length = random.in(0, 60);
            cases.add(KernelCase.toFloats(
                    new QDequantize(length, random.scale(), random.zeroPoint()), length, random.buffer(length)));
        }
        KernelHarness.check(cases);
    }
}
