package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.compiler.kernel.Window;
import org.junit.jupiter.api.Test;

/** Generated layers that quantize what they read equal their references. */
class DynamicLayerEmitterTest {
    @Test
    void convolutions() {
        FloatCases.check(21, DynamicLayerEmitterTest::convolution);
    }

    private static KernelCase convolution(FloatCases cases) {
        int groups = cases.between(1, 4);
        int inputs = groups * (cases.chance() ? 1 : cases.between(1, 4));
        int outputs = groups * cases.between(1, 9);
        int batch = cases.between(1, 2);
        Window window = cases.window();
        byte[] weights = bytes(cases, outputs * window.taps() * (inputs / groups));
        float[] scales = new float[outputs];
        for (int m = 0; m < outputs; m++) {
            scales[m] = Math.abs(cases.number()) / 100;
        }
        boolean clamped = cases.chance();
        QDynamicConv kernel = new QDynamicConv(
                window,
                batch,
                inputs,
                outputs,
                groups,
                weights,
                scales,
                cases.numbers(outputs),
                clamped ? 0 : Float.NEGATIVE_INFINITY,
                clamped ? 6 : Float.POSITIVE_INFINITY);
        Buffer x = Buffer.of(bytes(cases, batch * window.inputElements() * inputs));
        Buffer scale = Buffer.of(new float[] {Math.abs(cases.number()) / 50});
        return KernelCase.toFloats(kernel, batch * window.outputElements() * outputs, x, scale);
    }

    private static byte[] bytes(FloatCases cases, int count) {
        byte[] bytes = new byte[count];
        cases.random().nextBytes(bytes);
        return bytes;
    }

    @Test
    void scales() {
        FloatCases.check(22, cases -> {
            int length = cases.between(1, 40);
            Buffer x = cases.between(0, 9) == 0 ? Buffer.of(new float[length]) : cases.data(length);
            return KernelCase.toFloats(new QDynamicScale(length), 1, x);
        });
    }

    @Test
    void quantization() {
        FloatCases.check(23, cases -> {
            int length = cases.between(1, 40);
            Buffer scale = Buffer.of(new float[] {Math.abs(cases.number()) / 50 + 1e-6f});
            return KernelCase.toBytes(new QDynamicQuantize(length), length, cases.data(length), scale);
        });
    }
}
