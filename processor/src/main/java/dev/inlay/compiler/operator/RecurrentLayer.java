package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * What recurrent layers have in common: sequences {@code [steps, batch, inputs]}, weights {@code [gates, units, inputs +
 * units]}, bias {@code [gates, units]}, and states {@code [batch, units]} before the first step.
 */
record RecurrentLayer(int steps, int batch, int inputs, int units) {
    /** One step of one sequence: the index of its element in {@code [steps, batch]}, and of the one before it, or -1. */
    interface Step {
        void run(int sequence, int position, int before);
    }

    /** The sizes, checked. */
    static RecurrentLayer of(Operator operator, List<TensorType> types, int gates, int biases, int states) {
        Operands.real(operator, types);
        Shape x = types.get(0).shape();
        Shape weights = types.get(1).shape();
        if (x.rank() != 3 || x.dim(0) == 0) {
            throw new ShapeException("x is " + x + ", not [steps, batch, inputs] of at least one step");
        }
        if (weights.rank() != 3 || weights.dim(0) != gates || weights.dim(2) != x.dim(2) + weights.dim(1)) {
            throw new ShapeException("weights " + weights + " (gates, units, inputs + units) do not fit " + gates
                    + " gates and input " + x);
        }
        RecurrentLayer layer = new RecurrentLayer(x.dim(0), x.dim(1), x.dim(2), weights.dim(1));
        fits("bias", types.get(2), Shape.of(biases, layer.units));
        for (int i = 0; i < states; i++) {
            fits("initial state", types.get(3 + i), layer.state());
        }
        return layer;
    }

    static void fits(String role, TensorType type, Shape shape) {
        if (!type.shape().equals(shape)) {
            throw new ShapeException(role + " is " + type.shape() + ", not " + shape);
        }
    }

    Shape state() {
        return Shape.of(batch, units);
    }

    /** The states of all units after each step, and of {@code more} steps that are none. */
    Shape sequences(int more) {
        return Shape.of(Operands.dim((long) steps + more), batch, units);
    }

    /** Visits each step after the one before it. */
    void walk(boolean backward, Step step) {
        for (int i = 0; i < steps; i++) {
            int row = backward ? steps - 1 - i : i;
            int previous = backward ? row + 1 : row - 1;
            for (int b = 0; b < batch; b++) {
                step.run(b, row * batch + b, i == 0 ? -1 : previous * batch + b);
            }
        }
    }

    /** Products of the inputs at {@code position} with their weights of one gate of one unit. */
    double ofInputs(Tensor x, int position, Tensor weights, int gate, int unit) {
        return dot(x.floats(), position * inputs, weights.floats(), (gate * units + unit) * (inputs + units), inputs);
    }

    /** Products of a state that starts at {@code from} with its weights of one gate of one unit. */
    double ofStates(float[] states, int from, Tensor weights, int gate, int unit) {
        return dot(states, from, weights.floats(), (gate * units + unit) * (inputs + units) + inputs, units);
    }

    private static double dot(float[] a, int fromA, float[] b, int fromB, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) a[fromA + i] * b[fromB + i];
        }
        return sum;
    }

    /** A function of one number. */
    static RealUnary function(Unary unary) {
        return RealUnary.of(unary.function(), unary.alpha(), unary.beta());
    }

    static double clip(double x, float limit) {
        return Math.max(-limit, Math.min(limit, x));
    }
}
