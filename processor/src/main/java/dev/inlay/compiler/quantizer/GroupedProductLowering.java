package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QGroupedProduct;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/**
 * Products between integers of 8 and of 16 bits, as SVDF of TensorFlow Lite has them: a fully-connected layer, or a
 * convolution of one tap with a group for each result.
 */
final class GroupedProductLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        Quantization in = lowering.quantization(input);
        Quantization out = lowering.quantization(node.output());
        if (!FileWeights.exist(node, lowering.graph()) || in.bits() == out.bits() || !isProduct(node)) {
            return false;
        }
        Tensor weights = LayerWeights.of(node, lowering);
        int outputs = weights.shape().dim(0);
        int depth = weights.shape().dim(-1);
        QuantizedWeights quantized = FileWeights.of(node, lowering.graph(), weights, in.scale());
        boolean apart = node.operator() instanceof Conv;
        int row = apart ? outputs * depth : depth;
        QGroupedProduct kernel = new QGroupedProduct(
                ElementType.of(in),
                ElementType.of(out),
                input.type().elementCount() / row,
                outputs,
                depth,
                apart,
                quantized.weights(),
                quantized.bias(),
                Requantization.ofReal(factor(in, quantized, out), true),
                in.zeroPoint(),
                out.zeroPoint());
        lowering.add(node, kernel, List.of(lowering.integer(input)), node.output());
        return true;
    }

    private static boolean isProduct(Node node) {
        if (node.operator() instanceof Conv conv) {
            boolean oneTap = conv.window().stream()
                    .allMatch(axis ->
                            axis.size() == 1 && axis.stride() == 1 && axis.padBegin() == 0 && axis.padEnd() == 0);
            return oneTap && conv.groups() == node.output().type().shape().dim(-1);
        }
        return node.operator() instanceof FullyConnected;
    }

    /** In float32, as TensorFlow Lite computes it here. */
    private static float factor(Quantization in, QuantizedWeights weights, Quantization out) {
        return in.scale() * (float) weights.scales()[0] / out.scale();
    }
}
