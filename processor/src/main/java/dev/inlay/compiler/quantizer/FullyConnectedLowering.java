package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** Fully-connected layers with constant weights. */
final class FullyConnectedLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!LayerWeights.areGiven(node, lowering)) {
            return false;
        }
        Value input = node.inputs().get(0);
        Tensor weights = LayerWeights.of(node, lowering);
        int outputs = weights.shape().dim(0);
        int inputs = weights.shape().dim(1);
        Quantization in = lowering.quantization(input);
        QuantizedWeights quantized = LayerWeights.quantize(
                node,
                lowering,
                weights,
                lowering.means(input).map(means -> InputMeans.ofFullyConnected(means, outputs)));
        Activation activation = lowering.fuseActivation(node);
        Quantization out = activation.quantization();
        QFullyConnected kernel = new QFullyConnected(
                input.type().elementCount() / inputs,
                inputs,
                outputs,
                quantized.weights(),
                quantized.bias(),
                Requantization.ofReal(LayerWeights.realMultipliers(quantized, in, out), false),
                in.zeroPoint(),
                out.zeroPoint(),
                activation.min(),
                activation.max());
        lowering.add(node, kernel, List.of(lowering.integer(input)), activation.output());
        return true;
    }
}
