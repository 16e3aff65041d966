package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.runtime.DynamicRange;
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
        int batch = cases.between(1, 3);
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
                cases.chance(),
                cases.chance(),
                clamped ? 0 : Float.NEGATIVE_INFINITY,
                clamped ? 6 : Float.POSITIVE_INFINITY);
        Buffer x = Buffer.of(bytes(cases, batch * window.inputElements() * inputs));
        return KernelCase.toFloats(kernel, batch * window.outputElements() * outputs, x, ranges(cases, batch));
    }

    private static Buffer ranges(FloatCases cases, int rows) {
        float[] ranges = new float[rows * DynamicRange.FIELDS];
        for (int row = 0; row < rows; row++) {
            ranges[row * DynamicRange.FIELDS] = Math.abs(cases.number()) / 50;
            ranges[row * DynamicRange.FIELDS + 1] = cases.number() * 50;
            ranges[row * DynamicRange.FIELDS + 2] = cases.between(-128, 127);
        }
        return Buffer.of(ranges);
    }

    private static byte[] bytes(FloatCases cases, int count) {
        byte[] bytes = new byte[count];
        cases.random().nextBytes(bytes);
        return bytes;
    }

    @Test
    void scales() {
        FloatCases.check(22, cases -> {
            int rows = cases.between(1, 4);
            int length = cases.between(1, 40);
            Buffer x = cases.between(0, 9) == 0 ? Buffer.of(new float[rows * length]) : cases.data(rows * length);
            QDynamicScale kernel = new QDynamicScale(rows, length, cases.chance());
            return KernelCase.toFloats(kernel, rows * DynamicRange.FIELDS, x);
        });
    }

    @Test
    void quantization() {
        FloatCases.check(23, cases -> {
            int rows = cases.between(1, 4);
            int length = cases.between(1, 40);
            QDynamicQuantize kernel = new QDynamicQuantize(rows, length);
            return KernelCase.toBytes(kernel, rows * length, cases.data(rows * length), ranges(cases, rows));
        });
    }
}
