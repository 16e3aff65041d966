package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.kernel.QRescale;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Between INT8, INT16 and FLOAT32. */
class ConversionEmitterTest {
    private static final int CASES = 200;

    private final RandomNumbers random = new RandomNumbers(7);

    private ElementType integers() {
        return random.oneIn(2) ? ElementType.INT8 : ElementType.INT16;
    }

    @Test
    void quantizationEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ElementType type = integers();
            float scale = random.scale();
            float[] x = random.floats(random.in(0, 60), type.max() / 2.0 * scale);
            for (int k = 0; k < x.length; k++) {
                x[k] = switch (random.in(0, 9)) {
                    case 0 -> scale * (random.in(2 * type.min(), 2 * type.max()) + 0.5f);
                    case 1 -> Float.NaN;
                    case 2 -> Float.POSITIVE_INFINITY;
                    case 3 -> -Float.MAX_VALUE;
                    default -> x[k];
                };
            }
            boolean tiesToEven = type == ElementType.INT8 && i % 2 == 0;
            QQuantize kernel = new QQuantize(type, x.length, scale, random.zeroPoint(), tiesToEven);
            cases.add(new KernelCase(kernel, List.of(Buffer.of(x)), type, x.length));
        }
        KernelHarness.check(cases);
    }

    @Test
    void dequantizationEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ElementType type = integers();
            int length = random.in(0, 60);
            QDequantize kernel = new QDequantize(type, length, random.scale(), random.zeroPoint());
            cases.add(KernelCase.toFloats(kernel, length, random.integers(type, length)));
        }
        KernelHarness.check(cases);
    }

    @Test
    void rescalingEqualsReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ElementType from = integers();
            ElementType to = integers();
            int length = random.in(0, 60);
            int a = random.in(to.min(), to.max());
            int b = random.in(to.min(), to.max());
            boolean clamps = random.oneIn(3);
            QRescale kernel = new QRescale(
                    from,
                    to,
                    length,
                    from == ElementType.INT16 ? 0 : random.zeroPoint(),
                    random.requantization(1, true, from.max()),
                    to == ElementType.INT16 ? 0 : random.zeroPoint(),
                    clamps ? Math.min(a, b) : to.min(),
                    clamps ? Math.max(a, b) : to.max());
            cases.add(new KernelCase(kernel, List.of(random.integers(from, length)), to, length));
        }
        KernelHarness.check(cases);
    }
}
