package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;

/** Random operators that work along axes. */
final class RandomAxisOperators {
    private RandomAxisOperators() {}

    static OperatorCase reduce(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        ReduceFunction function = random.oneOf(ReduceFunction.values());
        boolean product = function == ReduceFunction.PROD;
        boolean logarithm = function == ReduceFunction.LOG_SUM;
        Tensor input = random.in(0, 3) > 0
                ? (logarithm ? random.positive(shape) : random.reals(shape))
                // products beyond 2^24 are not exact in floats
                : random.integers(random.chance() ? DataType.INT32 : DataType.UINT8, shape, product ? 1 : 9);
        return OperatorCase.of(new Reduce(function, random.axes(shape), random.chance()), input);
    }

    static OperatorCase argExtreme(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        Tensor input = random.chance() ? random.reals(shape) : random.integers(DataType.INT8, shape, 3);
        ArgExtreme operator = new ArgExtreme(random.axis(shape), random.chance(), random.chance(), random.chance());
        return OperatorCase.of(operator, input);
    }

    static OperatorCase softmax(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        return OperatorCase.of(new Softmax(random.axis(shape), random.chance()), random.reals(shape));
    }

    static OperatorCase normalize(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        return OperatorCase.of(new Normalize(random.axes(shape), 1e-3f), random.reals(shape));
    }

    static OperatorCase lrn(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        Lrn operator = new Lrn(random.axis(shape), random.in(1, 6), 0.1f * random.in(0, 20), 0.75f, 1f);
        return OperatorCase.of(operator, random.reals(shape));
    }
}
