package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.MaxPoolIndices;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Random convolutions, matrix products, normalizations with parameters, and pools. */
final class RandomLayerOperators {
    private RandomLayerOperators() {}

    static OperatorCase conv(RandomTensors random) {
        List<WindowAxis> window = random.window(random.in(1, 3));
        int groups = random.in(1, 3);
        return layer(random, new Conv(window, groups), window, groups);
    }

    static OperatorCase convTranspose(RandomTensors random) {
        List<WindowAxis> window = random.window(random.in(1, 3));
        int groups = random.in(1, 3);
        List<Integer> outputPadding = new ArrayList<>();
        for (WindowAxis axis : window) {
            outputPadding.add(random.in(0, axis.stride() - 1));
        }
        return layer(random, new ConvTranspose(window, groups, outputPadding), window, groups);
    }

    private static OperatorCase layer(RandomTensors random, Operator operator, List<WindowAxis> window, int groups) {
        int depth = random.in(1, 3);
        int outputs = groups * random.in(1, 4);
        int[] weights = new int[window.size() + 2];
        weights[0] = outputs;
        for (int i = 0; i < window.size(); i++) {
            weights[i + 1] = window.get(i).size();
        }
        weights[window.size() + 1] = depth;
        Tensor input = random.reals(random.image(window.size(), groups * depth));
        return withParameters(random, operator, input, Shape.of(weights), outputs);
    }

    /** Mostly constant parameters; in every fourth case computed ones. */
    private static OperatorCase withParameters(
            RandomTensors random, Operator operator, Tensor input, Shape weights, int outputs) {
        List<Tensor> inputs = new ArrayList<>(List.of(input, random.reals(weights)));
        if (random.chance()) {
            inputs.add(random.reals(Shape.of(outputs)));
        }
        Set<Integer> constants = new TreeSet<>();
        for (int i = 1; i < inputs.size(); i++) {
            if (random.in(0, 3) > 0) {
                constants.add(i);
            }
        }
        return new OperatorCase(operator, inputs, constants);
    }

    static OperatorCase fullyConnected(RandomTensors random) {
        Tensor input = random.reals(random.shape(1, 3));
        int outputs = random.in(1, 9);
        Shape weights = Shape.of(outputs, input.shape().dim(-1));
        return withParameters(random, new FullyConnected(), input, weights, outputs);
    }

    static OperatorCase matMul(RandomTensors random) {
        Shape batches = random.shape(0, 2);
        int inner = random.in(1, 5);
        DataType type = random.in(0, 3) == 0 ? DataType.INT32 : DataType.FLOAT32;
        Shape a = random.in(0, 4) == 0 ? Shape.of(inner) : matrix(random, batches, random.in(1, 5), inner);
        Shape b = random.in(0, 4) == 0 ? Shape.of(inner) : matrix(random, batches, inner, random.in(1, 6));
        return new OperatorCase(
                new MatMul(), List.of(random.of(type, a), random.of(type, b)), random.chance() ? Set.of() : Set.of(1));
    }

    private static Shape matrix(RandomTensors random, Shape batches, int rows, int columns) {
        Shape own = random.broadcastable(batches);
        int[] dims = new int[own.rank() + 2];
        System.arraycopy(own.dims(), 0, dims, 0, own.rank());
        dims[own.rank()] = rows;
        dims[own.rank() + 1] = columns;
        return Shape.of(dims);
    }

    static OperatorCase batchNormalization(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        int axis = random.axis(shape);
        Shape channels = Shape.of(shape.dim(axis));
        List<Tensor> inputs = List.of(
                random.reals(shape),
                random.reals(channels),
                random.reals(channels),
                random.reals(channels),
                random.positive(channels));
        return new OperatorCase(
                new BatchNormalization(axis, 1e-5f), inputs, random.chance() ? Set.of(1, 2, 3, 4) : Set.of(2, 4));
    }

    static OperatorCase pool(RandomTensors random) {
        List<WindowAxis> window = random.window(random.in(1, 3));
        PoolFunction function = random.oneOf(PoolFunction.values());
        Pool pool = new Pool(function, window, random.chance(), random.chance(), random.in(1, 4));
        Shape image = random.image(window.size(), random.in(1, 3));
        boolean whole = function == PoolFunction.MAX && random.in(0, 3) == 0;
        return OperatorCase.of(pool, whole ? random.integers(DataType.INT8, image) : random.reals(image));
    }

    static OperatorCase maxPoolIndices(RandomTensors random) {
        List<WindowAxis> window = random.window(random.in(1, 3));
        MaxPoolIndices pool = new MaxPoolIndices(window, random.chance(), random.chance());
        return OperatorCase.of(pool, random.reals(random.image(window.size(), random.in(1, 3))));
    }
}
