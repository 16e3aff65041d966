package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/** Convolutions in float. */
final class FloatConvLowering {
    private FloatConvLowering() {}

    static Slot conv(FloatNode node) {
        Conv conv = (Conv) node.operator();
        Shape input = node.shape(0);
        Window window = WindowGeometry.resolve(conv.window(), input, node.outputShape());
        Optional<Tensor> weights = node.constant(1);
        Optional<float[]> bias = bias(node);
        if (weights.isEmpty() || bias.isEmpty()) {
            return FloatComputedConv.of(node, window, conv.groups()).lower(node.input(0), node.input(1));
        }
        return node.addOutput(kernel(window, conv.groups(), input, weights.get(), bias.get()), node.input(0));
    }

    static Slot transposed(FloatNode node) {
        ConvTranspose conv = (ConvTranspose) node.operator();
        Optional<Tensor> weights = node.constant(1);
        Optional<float[]> bias = bias(node);
        TransposedConvolution spread = TransposedConvolution.of(
                conv, node.shape(0), node.outputShape(), weights.orElseGet(() -> zeros(node.shape(1))));
        Shape shape = spread.move().output();
        FMove move = new FMove(spread.move().blocks(), Optional.of(0f), shape.elementCount());
        Slot input = node.add(move, shape, node.input(0));
        if (weights.isEmpty() || bias.isEmpty()) {
            FloatComputedConv computed = FloatComputedConv.of(node, spread.window(), conv.groups());
            return computed.lower(input, computed.flip(node.input(1)));
        }
        return node.addOutput(kernel(spread.window(), conv.groups(), shape, spread.weights(), bias.get()), input);
    }

    /** The biases if they are constant, zeros if there are none. */
    private static Optional<float[]> bias(FloatNode node) {
        return node.has(2)
                ? node.constant(2).map(Tensor::floats)
                : Optional.of(new float[node.shape(1).dim(0)]);
    }

    private static Tensor zeros(Shape shape) {
        return Tensor.floats(shape, new float[shape.elementCount()]);
    }

    private static Kernel kernel(Window window, int groups, Shape input, Tensor weights, float[] bias) {
        int batch = input.dim(0);
        int channels = input.dim(-1);
        if (groups == channels && groups > 1) {
            return new FDepthwiseConv(
                    window,
                    batch,
                    channels,
                    bias.length / channels,
                    tapsFirst(weights.floats(), bias.length),
                    bias,
                    Float.NEGATIVE_INFINITY,
                    Float.POSITIVE_INFINITY);
        }
        return new FConv(
                window,
                batch,
                channels,
                bias.length,
                groups,
                weights.floats(),
                bias,
                Float.NEGATIVE_INFINITY,
                Float.POSITIVE_INFINITY);
    }

    /** {@code [M, taps]} as {@code [taps, M]}. */
    private static float[] tapsFirst(float[] weights, int channels) {
        float[] turned = new float[weights.length];
        int taps = weights.length / channels;
        for (int i = 0; i < weights.length; i++) {
            turned[i % taps * channels + i / taps] = weights[i];
        }
        return turned;
    }
}
