package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Weights and bias of a recurrent operator, which must be known.
 *
 * @param gates rows of weights that each unit has
 * @param input W, {@code [directions, gates * units, inputs]}
 * @param state R, {@code [directions, gates * units, units]}
 * @param biases B, {@code [directions, 2 * gates * units]}: those of W, then those of R
 */
record RecurrentWeights(
        int gates, int directions, boolean reversed, int units, Tensor input, Tensor state, Optional<Tensor> biases) {
    static RecurrentWeights read(NodeScope node, int gates) {
        String direction = node.attributes().choice("direction", "forward", "reverse", "bidirectional");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        Tensor input = node.constantInput(1, "W");
        Tensor state = node.constantInput(2, "R");
        if (!input.isFloat()
                || !state.isFloat()
                || input.shape().rank() != 3
                || state.shape().rank() != 3) {
            throw new ShapeException("W is " + input.type() + " and R is " + state.type() + ", not weights of rank 3");
        }
        int units = node.attributes().integer("hidden_size", state.shape().dim(2));
        if (units < 1) {
            throw new ShapeException("there are " + units + " units");
        }
        long rows = (long) gates * units;
        Shape x = node.input(0).shape();
        if (x.rank() != 3) {
            throw new ShapeException("x is " + x + ", not of rank 3");
        }
        check("W", input, directions, rows, x.dim(2));
        check("R", state, directions, rows, units);
        Optional<Tensor> biases = node.optionalConstantInput(3, "B");
        biases.ifPresent(tensor -> check("B", tensor, directions, 2 * rows));
        node.spend((rows * (x.dim(2) + units) + 2 * rows) * directions);
        return new RecurrentWeights(gates, directions, direction.equals("reverse"), units, input, state, biases);
    }

    private static void check(String role, Tensor tensor, long... dims) {
        long[] actual = Arrays.stream(tensor.shape().dims()).asLongStream().toArray();
        if (!tensor.isFloat() || !Arrays.equals(actual, dims)) {
            throw new ShapeException(role + " is " + tensor.type() + ", not " + Arrays.toString(dims));
        }
    }

    /** Whether a direction takes the last step first. */
    boolean isBackward(int direction) {
        return reversed || direction == 1;
    }

    /** Weights of a direction, {@code [gates, units, inputs + units]}. */
    Tensor weights(int direction) {
        int rows = gates * units;
        int inputs = input.shape().dim(2);
        float[] both = new float[rows * (inputs + units)];
        for (int row = 0; row < rows; row++) {
            int from = direction * rows + row;
            System.arraycopy(input.floats(), from * inputs, both, row * (inputs + units), inputs);
            System.arraycopy(state.floats(), from * units, both, row * (inputs + units) + inputs, units);
        }
        return Tensor.floats(Shape.of(gates, units, inputs + units), both);
    }

    /** Bias of a direction, {@code [gates, units]}: the sum of both. */
    Tensor bias(int direction) {
        int rows = gates * units;
        float[] sums = new float[rows];
        for (int row = 0; row < rows; row++) {
            sums[row] = bias(direction, row) + bias(direction, rows + row);
        }
        return Tensor.floats(Shape.of(gates, units), sums);
    }

    /** As {@link #bias}, but for the last gate, which has both in a row of its own: {@code [gates + 1, units]}. */
    Tensor biasWithStates(int direction) {
        float[] apart = Arrays.copyOf(bias(direction).floats(), (gates + 1) * units);
        for (int unit = 0; unit < units; unit++) {
            int row = (gates - 1) * units + unit;
            apart[row] = bias(direction, row);
            apart[row + units] = bias(direction, gates * units + row);
        }
        return Tensor.floats(Shape.of(gates + 1, units), apart);
    }

    private float bias(int direction, int index) {
        return biases.isPresent() ? biases.get().floats()[direction * 2 * gates * units + index] : 0;
    }

    /** Rows of a direction out of {@code [directions, count * units]}, as {@code [count, units]}. */
    Tensor rows(String role, Tensor tensor, int direction, int count) {
        check(role, tensor, directions, (long) count * units);
        float[] part = Arrays.copyOfRange(tensor.floats(), direction * count * units, (direction + 1) * count * units);
        return Tensor.floats(Shape.of(count, units), part);
    }
}
