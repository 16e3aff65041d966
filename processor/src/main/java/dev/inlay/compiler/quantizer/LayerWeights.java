package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/** The constant operands of a layer: weights as input 1, bias, if there is one, as input 2. */
final class LayerWeights {
    private LayerWeights() {}

    /** Whether a layer's weights are known, and on scales of a model file there as the integers that it gives. */
    static boolean areGiven(Node node, IntegerLowering lowering) {
        return node.inputs().stream().skip(1).allMatch(lowering.graph()::isConstant)
                && (!lowering.hasFileScales() || FileWeights.exist(node, lowering.graph()));
    }

    /** Weights as the graph has them: the file's integers where it has some, else real numbers. */
    static Tensor of(Node node, IntegerLowering lowering) {
        return lowering.graph().stored(node.inputs().get(1)).orElseThrow();
    }

    /**
     * The layer's integers: those of the model file, or its real weights quantized.
     *
     * @param weights in the order the kernel has them, outputs first
     * @param means what each weight meets on average, for the correction of the bias
     */
    static QuantizedWeights quantize(Node node, IntegerLowering lowering, Tensor weights, Optional<InputMeans> means) {
        float inputScale = lowering.quantization(node.inputs().get(0)).scale();
        if (FileWeights.exist(node, lowering.graph())) {
            return FileWeights.of(node, lowering.graph(), weights, inputScale);
        }
        float[] bias = bias(node, lowering, weights.shape().dim(0));
        return WeightQuantizer.quantize(weights.floats(), bias, inputScale, means);
    }

    private static float[] bias(Node node, IntegerLowering lowering, int outputs) {
        return node.inputs().size() > 2
                ? lowering.constant(node.inputs().get(2)).floats()
                : new float[outputs];
    }

    /** {@code inputScale * weightScale / outputScale} of each channel, in double from the float32 scales. */
    static double[] realMultipliers(QuantizedWeights weights, Quantization input, Quantization output) {
        double[] multipliers = new double[weights.scales().length];
        for (int m = 0; m < multipliers.length; m++) {
            multipliers[m] = (double) input.scale() * weights.scales()[m] / output.scale();
        }
        return multipliers;
    }
}
