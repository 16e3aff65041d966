package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.WideRequantization;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The constants of a layer of int16 activations, whose biases have up to 64 bits.
 *
 * @param weights outputs first, as the kernel has them
 * @param bias one an output
 * @param requantization to the output's scale
 */
record WideWeights(short[] weights, long[] bias, WideRequantization requantization) {
    /**
     * Empty where the layer is none that TensorFlow Lite has a kernel of 64-bit sums for: with a bias of 32 bits, or a
     * factor far above 1.
     */
    static Optional<WideWeights> of(Node node, IntegerLowering lowering, Tensor ordered, Quantization output) {
        int outputs = ordered.shape().dim(0);
        Optional<Tensor> bias = node.inputs().stream().skip(2).findFirst().flatMap(lowering.graph()::stored);
        if (bias.filter(data -> data.dataType() != DataType.INT64).isPresent()) {
            return Optional.empty();
        }
        Quantization in = lowering.quantization(node.inputs().get(0));
        double[] factors = FileWeights.scales(node, outputs);
        for (int m = 0; m < outputs; m++) {
            factors[m] = (double) in.scale() * factors[m] / output.scale();
        }
        if (Arrays.stream(factors).anyMatch(factor -> factor >= 1 << (WideRequantization.MAX_SHIFT - 1))) {
            return Optional.empty();
        }
        return Optional.of(new WideWeights(
                FileWeights.integers(node, ordered),
                bias.map(Tensor::integers).orElseGet(() -> new long[outputs]),
                WideRequantization.ofReal(factors)));
    }
}
