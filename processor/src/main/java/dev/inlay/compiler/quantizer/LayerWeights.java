package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.tensor.Quantization;

/** The constant operands of a layer: weights as input 1, bias, if there is one, as input 2. */
final class LayerWeights {
    private LayerWeights() {}

    static boolean areConstant(Node node, IntegerLowering lowering) {
        return node.inputs().stream().skip(1).allMatch(lowering.graph()::isConstant);
    }

    static float[] bias(Node node, IntegerLowering lowering, int outputs) {
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
