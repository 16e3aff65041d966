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
        if (!LayerWeights.areConstant(node, lowering)) {
            return false;
        }
        Value input = node.inputs().get(0);
        Tensor weights = lowering.constant(node.inputs().get(1));
        float[] bias = LayerWeights.bias(node, lowering, weights.shape().dim(0));
        Conv conv = (Conv) node.operator();
        Window window = WindowGeometry.resolve(
                conv.window(), input.type().shape(), node.output().type().shape());
        Activation activation = lowering.fuseActivation(node);
        Layer layer = new Layer(window, input.type().shape(), conv.groups(), weights, bias, lowering.means(input));
        Kernel kernel = kernel(layer, lowering.quantization(input), activation);
        lowering.add(node, kernel, List.of(lowering.integer(input)), activation.output());
        return true;
    }

    /**
     * A convolution in real numbers, its window resolved. Weights {@code [M, taps..., C / groups]}.
     *
     * @param means of the input's channels, where known
     */
    record Layer(Window window, Shape input, int groups, Tensor weights, float[] bias, Optional<float[]> means) {
        private Optional<InputMeans> inputMeans() {
            return means.map(channels -> InputMeans.ofConvolution(channels, bias.length, groups, window));
        }
    }

    static Kernel kernel(Layer layer, Quantization input, Activation activation) {
        QuantizedWeights weights =
                WeightQuantizer.quantize(layer.weights().floats(), layer.bias(), input.scale(), layer.inputMeans());
        Requantization requantization =
                Requantization.ofReal(LayerWeights.realMultipliers(weights, input, activation.quantization()), true);
        int batch = layer.input().dim(0);
        int channels = layer.input().dim(-1);
        int outputs = layer.bias().length;
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
    private static byte[] tapsFirst(byte[] weights, int outputs) {
        int taps = weights.length / outputs;
        byte[] transposed = new byte[weights.length];
        for (int m = 0; m < outputs; m++) {
            for (int t = 0; t < taps; t++) {
                transposed[t * outputs + m] = weights[m * taps + t];
            }
        }
        return transposed;
    }
}
