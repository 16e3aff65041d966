package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.GateSums;
import java.util.List;

/**
 * The weights of a recurrent layer, brought from the order of operators to that of kernels.
 *
 * @param weights {@code [gates, units, inputs + units]}
 * @param bias {@code [gates, units]}
 */
record GateWeights(int units, int inputs, float[] weights, float[] bias) {
    static GateWeights of(FloatNode node) {
        int units = node.shape(1).dim(1);
        return new GateWeights(
                units,
                node.shape(1).dim(2) - units,
                node.constant(1).orElseThrow().floats(),
                node.constant(2).orElseThrow().floats());
    }

    /**
     * Some of the sums.
     *
     * @param rows of the bias for each sum, and of the weights; where there are more of the former, the last sum has the
     *     weights of the row before
     * @param ofInput of these rows those that take products of the input
     * @param ofState of these rows those that take products of a state
     */
    GateSums sums(List<Integer> rows, List<Integer> ofInput, List<Integer> ofState) {
        float[] starts = new float[units * rows.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = bias[rows.get(i % rows.size()) * units + i / rows.size()];
        }
        return new GateSums(
                inputs,
                units,
                starts,
                ofInput.stream().map(rows::indexOf).toList(),
                columns(ofInput, 0, inputs),
                ofState.stream().map(rows::indexOf).toList(),
                columns(ofState, inputs, units));
    }

    /** Weights of some columns, {@code [units, count, rows]}. */
    private float[] columns(List<Integer> rows, int first, int count) {
        float[] turned = new float[units * count * rows.size()];
        int gates = weights.length / (units * (inputs + units));
        for (int i = 0; i < turned.length; i++) {
            int row = Math.min(rows.get(i % rows.size()), gates - 1);
            int column = i / rows.size() % count;
            int unit = i / rows.size() / count;
            turned[i] = weights[(row * units + unit) * (inputs + units) + first + column];
        }
        return turned;
    }
}
