package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.tensor.HalfFloat;
import dev.inlay.compiler.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Rounds weights to IEEE 754 halves. Biases and scalars stay as they are: they are few, and a small epsilon could vanish.
 *
 * <p>A tensor that halves cannot hold stays in single precision: one with an element beyond 65,504, or whose elements
 * are so small that rounding errs by more than a thousandth of their root mean square.
 */
final class HalfWeights {
    private static final Set<Class<? extends Operator>> WEIGHTED = Set.of(
            Conv.class,
            ConvTranspose.class,
            FullyConnected.class,
            Gather.class,
            Gru.class,
            Lstm.class,
            MatMul.class,
            Rnn.class);

    private static final double MAX_RELATIVE_ERROR = 1e-3;

    private HalfWeights() {}

    static Graph round(Graph graph) {
        Map<String, Tensor> constants = new LinkedHashMap<>(graph.constants());
        for (Node node : graph.nodes()) {
            if (WEIGHTED.contains(node.operator().getClass())) {
                node.inputs().stream().limit(2).forEach(operand -> round(operand, constants));
            }
        }
        return graph.with(graph.nodes(), constants);
    }

    private static void round(Value operand, Map<String, Tensor> constants) {
        Tensor weights = constants.get(operand.name());
        if (weights == null || !weights.isFloat()) {
            return;
        }
        float[] exact = weights.floats();
        float[] halves = new float[exact.length];
        double error = 0;
        double power = 0;
        for (int i = 0; i < exact.length; i++) {
            halves[i] = HalfFloat.round(exact[i]);
            error += ((double) exact[i] - halves[i]) * ((double) exact[i] - halves[i]);
            power += (double) exact[i] * exact[i];
        }
        // an overflow makes the error infinite
        if (error <= power * MAX_RELATIVE_ERROR * MAX_RELATIVE_ERROR) {
            constants.put(operand.name(), Tensor.floats(weights.shape(), halves));
        }
    }
}
