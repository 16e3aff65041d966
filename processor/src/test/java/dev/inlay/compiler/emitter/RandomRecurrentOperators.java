package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Random recurrent layers. */
final class RandomRecurrentOperators {
    private static final UnaryFunction[] FUNCTIONS = {
        UnaryFunction.TANH,
        UnaryFunction.SIGMOID,
        UnaryFunction.SCALED_TANH,
        UnaryFunction.AFFINE,
        UnaryFunction.HARD_SIGMOID,
        UnaryFunction.SOFTSIGN
    };

    private RandomRecurrentOperators() {}

    static OperatorCase rnn(RandomTensors random) {
        Rnn operator = new Rnn(random.chance(), function(random), clip(random));
        return new OperatorCase(operator, inputs(random, 1, 1, 1), Set.of(1, 2));
    }

    static OperatorCase gru(RandomTensors random) {
        boolean resetBehind = random.chance();
        Gru operator = new Gru(random.chance(), resetBehind, function(random), function(random), clip(random));
        return new OperatorCase(operator, inputs(random, 3, resetBehind ? 4 : 3, 1), Set.of(1, 2));
    }

    static OperatorCase lstm(RandomTensors random) {
        Lstm operator = new Lstm(
                random.chance(),
                random.chance(),
                function(random),
                function(random),
                function(random),
                clip(random),
                clip(random));
        List<Tensor> inputs = inputs(random, 4, 4, 2);
        if (random.chance()) {
            return new OperatorCase(operator, inputs, Set.of(1, 2));
        }
        inputs.add(small(random, Shape.of(3, inputs.get(1).shape().dim(1))));
        return new OperatorCase(operator, inputs, Set.of(1, 2, 5));
    }

    private static List<Tensor> inputs(RandomTensors random, int gates, int biases, int states) {
        int batch = random.in(1, 3);
        int units = random.in(1, 5);
        int inputs = random.in(0, 5);
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(random.reals(Shape.of(random.in(1, 4), batch, inputs)));
        tensors.add(small(random, Shape.of(gates, units, inputs + units)));
        tensors.add(small(random, Shape.of(biases, units)));
        for (int i = 0; i < states; i++) {
            tensors.add(small(random, Shape.of(batch, units)));
        }
        return tensors;
    }

    /** Numbers small enough that rounding errors do not grow from step to step. */
    private static Tensor small(RandomTensors random, Shape shape) {
        float[] elements = random.reals(shape).floats();
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= 0.1f;
        }
        return Tensor.floats(shape, elements);
    }

    private static Unary function(RandomTensors random) {
        return new Unary(random.oneOf(FUNCTIONS), 0.1f * random.in(1, 9), 0.1f * random.in(-5, 5));
    }

    private static float clip(RandomTensors random) {
        return random.chance() ? Float.POSITIVE_INFINITY : 0.1f * random.in(1, 9);
    }
}
