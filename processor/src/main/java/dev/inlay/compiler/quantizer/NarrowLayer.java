package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.quantizer.solver.RoundedWeights;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A layer whose weights are integers, written as a model file has them. */
final class NarrowLayer {
    /** As in {@link WeightQuantizer}: what a bias may take of an accumulator. */
    private static final double MAX_BIAS = 1 << 30;

    private NarrowLayer() {}

    /**
     * The node with {@code weights} in place of its own, which go to {@code constants}.
     *
     * @param inputScale of what it reads
     */
    static Node of(Node node, RoundedWeights weights, float inputScale, Map<String, Tensor> constants) {
        holdBias(weights, inputScale);
        Value before = node.inputs().get(1);
        String name = node.output().name() + "#weights";
        int[] zeros = new int[weights.scales().length];
        Quantization quantization = Quantization.perChannel(weights.scales(), zeros, 0);
        constants.put(name, Tensor.integers(DataType.INT8, before.type().shape(), widened(weights.integers())));
        String biasName = node.output().name() + "#bias";
        Tensor bias = Tensor.floats(Shape.of(weights.bias().length), weights.bias());
        constants.put(biasName, bias);
        return new Node(
                node.name(),
                node.operator(),
                List.of(
                        node.inputs().get(0),
                        new Value(name, before.type(), Optional.of(quantization)),
                        new Value(biasName, bias.type())),
                node.output());
    }

    private static long[] widened(byte[] integers) {
        long[] wide = new long[integers.length];
        Arrays.setAll(wide, i -> integers[i]);
        return wide;
    }

    /** Where weights are so small that the bias would leave its range, their scale grows. */
    private static void holdBias(RoundedWeights weights, float inputScale) {
        int depth = weights.integers().length / weights.scales().length;
        for (int m = 0; m < weights.scales().length; m++) {
            float least = (float) Math.max(Float.MIN_NORMAL, Math.abs(weights.bias()[m]) / (inputScale * MAX_BIAS));
            float scale = weights.scales()[m];
            if (scale < least) {
                for (int i = m * depth; i < (m + 1) * depth; i++) {
                    weights.integers()[i] = (byte) Math.round(weights.integers()[i] * (double) scale / least);
                }
                weights.scales()[m] = least;
            }
        }
    }
}
