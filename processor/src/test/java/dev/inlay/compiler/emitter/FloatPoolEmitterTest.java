package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FMaxPoolIndices;
import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FPoolFunction;
import dev.inlay.compiler.kernel.Window;
import org.junit.jupiter.api.Test;

/** Generated float pooling equals its references. */
class FloatPoolEmitterTest {
    @Test
    void maxima() {
        FloatCases.check(7, cases -> pool(cases, FPoolFunction.MAX));
    }

    @Test
    void averages() {
        FloatCases.check(8, cases -> pool(cases, FPoolFunction.AVERAGE));
    }

    @Test
    void norms() {
        FloatCases.check(9, cases -> pool(cases, FPoolFunction.LP));
    }

    private static KernelCase pool(FloatCases cases, FPoolFunction function) {
        Window window = cases.window();
        int batch = cases.between(1, 2);
        int channels = cases.between(1, 4);
        FPool kernel = new FPool(window, batch, channels, function, cases.chance(), cases.between(1, 4));
        return cases.toFloats(
                kernel, batch * window.outputElements() * channels, batch * window.inputElements() * channels);
    }

    @Test
    void indicesOfMaxima() {
        FloatCases.check(10, FloatPoolEmitterTest::indices);
    }

    private static KernelCase indices(FloatCases cases) {
        Window window = cases.window();
        int batch = cases.between(1, 2);
        int channels = cases.between(1, 4);
        FMaxPoolIndices kernel = new FMaxPoolIndices(window, batch, channels, cases.chance());
        return cases.toFloats(
                kernel, batch * window.outputElements() * channels, batch * window.inputElements() * channels);
    }
}
