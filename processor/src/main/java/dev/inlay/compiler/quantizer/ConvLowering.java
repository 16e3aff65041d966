package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Convolutions with constant weights. */
final class ConvLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!LayerWeights.areGiven(node, lowering)) {
            return false;
        }
        Value input = node.inputs().get(0);
        Conv conv = (Conv) node.operator();
        Window window = WindowGeometry.resolve(
                conv.window(), input.type().shape(), node.output().type().shape());
        Tensor weights = LayerWeights.of(node, lowering);
        int outputs = weights.shape().dim(0);
        Optional<InputMeans> means = lowering.means(input)
                .map(channels -> InputMeans.ofConvolution(channels, outputs, conv.groups(), window));
        QuantizedWeights quantized = LayerWeights.quantize(node, lowering, weights, means);
        Activation activation = lowering.fuseActivation(node);
        Layer layer = new Layer(window, input.type().shape(), conv.groups(), quantized, lowering.arithmetic());
        Kernel kernel = kernel(layer, lowering.quantization(input), activation);
        lowering.add(node, kernel, List.of(lowering.integer(input)), activation.output());
        return true;
    }

    /** A convolution with its window resolved. Weights {@code [M, taps..., C / groups]}. */
    record Layer(Window window, Shape input, int groups, QuantizedWeights weights, Arithmetic arithmetic) {}

    static Kernel kernel(Layer layer, Quantization input, Activation activation) {
        QuantizedWeights weights = layer.weights();
        Requantization requantization = Requantization.ofReal(
                LayerWeights.realMultipliers(weights, input, activation.quantization()),
                layer.arithmetic().roundsTwice());
        int batch = layer.input().dim(0);
        int channels = layer.input().dim(-1);
        int outputs = weights.outputs();
        boolean depthwise = layer.groups() == channels && layer.groups() > 1;
        return depthwise
                ? new QDepthwiseConv(
                        layer.window(),
                        batch,
                        channels,
                        outputs / channels,
                        tapsFirst(weights.weights(), outputs),
                        weights.bias(),
                        requantization,
                        input.zeroPoint(),
                        activation.quantization().zeroPoint(),
                        activation.min(),
                        activation.max())
                : new QConv(
                        layer.window(),
                        batch,
                        channels,
                        outputs,
                        layer.groups(),
                        weights.weights(),
                        weights.bias(),
                        requantization,
                        input.zeroPoint(),
                        activation.quantization().zeroPoint(),
                        activation.min(),
                        activation.max());
    }

    /** From {@code [outputs][taps]} to {@code [taps][outputs]}. */
    private static short[] tapsFirst(short[] weights, int outputs) {
        int taps = weights.length / outputs;
        short[] transposed = new short[weights.length];
        for (int m = 0; m < outputs; m++) {
            for (int t = 0; t < taps; t++) {
                transposed[t * outputs + m] = weights[m * taps + t];
            }
        }
        return transposed;
    }
}
