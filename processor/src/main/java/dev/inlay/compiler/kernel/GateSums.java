package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Sums of products that a unit of a recurrent layer takes at each step: of the layer's input, and of a state of all
 * units. Not every sum takes products of both.
 *
 * @param inputs elements of an input
 * @param units of the layer, the elements of a state
 * @param bias where the sums start, {@code [units, sums]}
 * @param ofInput the sums that take products of the input, ascending
 * @param inputWeights {@code [units, inputs, ofInput]}
 * @param ofState the sums that take products of the state, ascending
 * @param stateWeights {@code [units, units, ofState]}
 */
public record GateSums(
        int inputs,
        int units,
        float[] bias,
        List<Integer> ofInput,
        float[] inputWeights,
        List<Integer> ofState,
        float[] stateWeights) {
    public GateSums {
        ofInput = List.copyOf(ofInput);
        ofState = List.copyOf(ofState);
        if (units < 1 || bias.length == 0 || bias.length % units != 0) {
            throw new IllegalArgumentException(bias.length + " biases of " + units + " units");
        }
        Limits.checkLength("input weights", inputWeights.length, (long) units * inputs * ofInput.size());
        Limits.checkLength("state weights", stateWeights.length, (long) units * units * ofState.size());
    }

    /** How many sums a unit takes. */
    public int count() {
        return bias.length / units;
    }

    /** The sums of a unit: bias, then products of the input in order, then of the state in order, in float. */
    void compute(int unit, float[] x, int fromX, float[] state, int fromState, float[] sums) {
        System.arraycopy(bias, unit * count(), sums, 0, count());
        add(sums, ofInput, inputWeights, unit * inputs, x, fromX, inputs);
        add(sums, ofState, stateWeights, unit * units, state, fromState, units);
    }

    private static void add(
            float[] sums, List<Integer> which, float[] weights, int row, float[] data, int from, int length) {
        for (int k = 0, w = row * which.size(); k < length; k++) {
            for (int sum : which) {
                sums[sum] += weights[w++] * data[from + k];
            }
        }
    }

    /** Multiply-accumulates of all units, once. */
    long macs() {
        return (long) inputWeights.length + stateWeights.length;
    }
}
