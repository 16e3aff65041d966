package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.FMatMul;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated float layers equal their references. */
class FloatLayerEmitterTest {
    private static final float[] MIN = {Float.NEGATIVE_INFINITY, 0, -1.5f, Float.NEGATIVE_INFINITY};
    private static final float[] MAX = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, 1.25f, 0.5f};

    @Test
    void convolutions() {
        FloatCases.check(1, FloatLayerEmitterTest::convolution);
    }

    private static KernelCase convolution(FloatCases cases) {
        int groups = cases.chance() ? 1 : cases.between(1, 3);
        int inputs = groups * cases.between(1, 4);
        int outputs = groups * cases.between(1, 9);
        int batch = cases.between(1, 2);
        int clamp = cases.between(0, 3);
        Window window = cases.random().nextInt(5) == 0 ? pointwise(cases) : cases.window();
        FConv kernel = new FConv(
                window,
                batch,
                inputs,
                outputs,
                groups,
                cases.numbers(outputs * window.taps() * (inputs / groups)),
                cases.numbers(outputs),
                MIN[clamp],
                MAX[clamp]);
        return cases.toFloats(
                kernel, batch * window.outputElements() * outputs, batch * window.inputElements() * inputs);
    }

    private static Window pointwise(FloatCases cases) {
        int size = cases.between(1, 5);
        WindowDim dim = new WindowDim(size, size, 1, 1, 1, 0, 0);
        return new Window(List.of(dim, dim));
    }

    @Test
    void depthwiseConvolutions() {
        FloatCases.check(2, FloatLayerEmitterTest::depthwiseConvolution);
    }

    private static KernelCase depthwiseConvolution(FloatCases cases) {
        int channels = cases.between(1, 6);
        int multiplier = cases.chance() ? 1 : cases.between(1, 3);
        int batch = cases.between(1, 2);
        int clamp = cases.between(0, 3);
        Window window = cases.window();
        FDepthwiseConv kernel = new FDepthwiseConv(
                window,
                batch,
                channels,
                multiplier,
                cases.numbers(window.taps() * channels * multiplier),
                cases.numbers(channels * multiplier),
                MIN[clamp],
                MAX[clamp]);
        return cases.toFloats(
                kernel,
                batch * window.outputElements() * channels * multiplier,
                batch * window.inputElements() * channels);
    }

    @Test
    void fullyConnectedLayers() {
        FloatCases.check(3, FloatLayerEmitterTest::fullyConnected);
    }

    private static KernelCase fullyConnected(FloatCases cases) {
        int rows = cases.between(1, 3);
        int inputs = cases.between(1, 40);
        int outputs = cases.between(1, 11);
        int clamp = cases.between(0, 3);
        FFullyConnected kernel = new FFullyConnected(
                rows, inputs, outputs, cases.numbers(inputs * outputs), cases.numbers(outputs), MIN[clamp], MAX[clamp]);
        return cases.toFloats(kernel, rows * outputs, rows * inputs);
    }

    @Test
    void matrixProducts() {
        FloatCases.check(4, FloatLayerEmitterTest::matrixProduct);
    }

    private static KernelCase matrixProduct(FloatCases cases) {
        Shape batches = cases.shape();
        int[] left = batches.dims();
        int[] right = batches.dims();
        for (int i = 0; i < left.length; i++) {
            if (cases.chance()) {
                (cases.chance() ? left : right)[i] = 1;
            }
        }
        int rows = cases.between(1, 5);
        int inner = cases.between(1, 7);
        int columns = cases.between(1, 9);
        FMatMul kernel = new FMatMul(BroadcastLoop.of(batches, Shape.of(left), Shape.of(right)), rows, inner, columns);
        return cases.toFloats(
                kernel,
                batches.elementCount() * rows * columns,
                Shape.of(left).elementCount() * rows * inner,
                Shape.of(right).elementCount() * inner * columns);
    }
}
