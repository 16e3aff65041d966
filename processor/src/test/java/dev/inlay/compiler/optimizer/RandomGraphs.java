package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.ResizeMode;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random networks of mixed operators, in the style of exports whose channels come first. */
public final class RandomGraphs {
    private static final int MAX_ELEMENTS = 4000;

    private static final List<Unary> FUNCTIONS = List.of(
            new Unary(UnaryFunction.RELU),
            new Unary(UnaryFunction.CLIP, 0, 6),
            new Unary(UnaryFunction.CLIP, -0.5f, Float.POSITIVE_INFINITY),
            new Unary(UnaryFunction.SIGMOID),
            new Unary(UnaryFunction.TANH),
            new Unary(UnaryFunction.NEG),
            new Unary(UnaryFunction.LEAKY_RELU, 0.1f, 0),
            new Unary(UnaryFunction.HARD_SWISH));

    private final Random random;
    private final TestGraph graph;
    private final List<Value> values = new ArrayList<>();

    private RandomGraphs(long seed) {
        this.random = new Random(seed);
        this.graph = new TestGraph(seed + 1);
    }

    public static Graph of(long seed) {
        RandomGraphs graphs = new RandomGraphs(seed);
        graphs.grow();
        return graphs.finish();
    }

    private void grow() {
        int size = 3 + random.nextInt(5);
        values.add(graph.input(1 + random.nextInt(2), 1 + random.nextInt(4), size, size + random.nextInt(2)));
        if (random.nextBoolean()) {
            values.add(graph.input(random.nextBoolean() ? 1 : 2, 3));
        }
        int count = 4 + random.nextInt(16);
        for (int i = 0; i < count; i++) {
            Value x = pick();
            Value grown = random.nextInt(3) == 0 && x.type().rank() == 4 ? layer(x) : grow(x);
            if (grown.type().elementCount() <= MAX_ELEMENTS && grown.type().elementCount() > 0) {
                values.add(grown);
            }
        }
    }

    /** Mostly the latest value, so that chains come to be. */
    private Value pick() {
        int back = random.nextInt(3) > 0 ? 0 : random.nextInt(values.size());
        return values.get(values.size() - 1 - back);
    }

    private Graph finish() {
        Set<Value> outputs = new LinkedHashSet<>();
        if (graph.nodes().isEmpty()) {
            graph.add(new Identity(), values.get(0));
        }
        int last = graph.nodes().size() - 1;
        outputs.add(graph.nodes().get(last).output());
        for (int i = 0; i < random.nextInt(3); i++) {
            outputs.add(graph.nodes().get(random.nextInt(last + 1)).output());
        }
        return graph.build(outputs.toArray(new Value[0]));
    }

    /** A spatial operator between transpositions, as an importer of channels-first networks writes it. */
    private Value layer(Value x) {
        Value last = graph.add(new Transpose(List.of(0, 2, 3, 1)), x);
        Value result = spatial(last);
        return graph.add(new Transpose(List.of(0, 3, 1, 2)), result);
    }

    private Value spatial(Value x) {
        Shape shape = x.type().shape();
        int channels = shape.dim(3);
        int size = 1 + random.nextInt(Math.min(3, Math.min(shape.dim(1), shape.dim(2))));
        int pad = random.nextInt(size);
        WindowAxis axis = new WindowAxis(size, 1 + random.nextInt(2), 1, pad, random.nextInt(size));
        List<WindowAxis> window = List.of(axis, axis);
        switch (random.nextInt(5)) {
            case 0 -> {
                PoolFunction function = random.nextBoolean() ? PoolFunction.MAX : PoolFunction.AVERAGE;
                return graph.add(new Pool(function, window, random.nextBoolean(), random.nextBoolean(), 0), x);
            }
            case 1 -> {
                Value weights = graph.weights(channels, size, size, 1);
                return graph.add(new Conv(window, channels), x, weights, graph.weights(channels));
            }
            case 2 -> {
                WindowAxis up = new WindowAxis(size, 1 + random.nextInt(2), 1, 0, 0);
                Value weights = graph.weights(2, size, size, channels);
                return graph.add(new ConvTranspose(List.of(up, up), 1, List.of(0, 0)), x, weights);
            }
            default -> {
                int filters = 1 + random.nextInt(4);
                Value weights = graph.weights(filters, size, size, channels);
                return random.nextBoolean()
                        ? graph.add(new Conv(window, 1), x, weights)
                        : graph.add(new Conv(window, 1), x, weights, graph.weights(filters));
            }
        }
    }

    private Value grow(Value x) {
        int rank = x.type().rank();
        Shape shape = x.type().shape();
        int axis = rank == 0 ? 0 : random.nextInt(rank);
        return switch (random.nextInt(rank == 0 ? 2 : 22)) {
            case 0 -> graph.add(new Identity(), x);
            case 1, 2, 3 -> graph.add(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), x);
            case 4, 5 -> constantOperand(x);
            case 6, 7 -> twoOperands(x);
            case 8, 9 -> normalization(x);
            case 10 -> graph.add(new Transpose(permutation(rank)), x);
            case 11, 12 -> graph.add(new Reshape(reshaped(shape)), x);
            case 13 -> graph.add(reduction(rank), x);
            case 14 -> graph.add(new Softmax(axis - rank, random.nextBoolean()), x);
            case 15 -> graph.add(pad(rank), x);
            case 16 -> graph.add(slice(shape), x);
            case 17 -> product(x);
            case 18 -> graph.add(new Concat(axis), x, random.nextBoolean() ? x : graph.weights(shape.dims()));
            case 19 -> graph.add(resize(shape), x);
            case 20 -> repeat(x);
            default -> {
                long[] indices = {random.nextInt(shape.dim(axis)), -1, 0};
                yield graph.add(new Gather(axis), x, graph.constant(Tensor.vector(indices)));
            }
        };
    }

    private Value constantOperand(Value x) {
        Shape shape = x.type().shape();
        int[] dims = shape.dims();
        int kept = random.nextInt(dims.length + 1);
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i == kept ? dims[i] : 1;
        }
        Value constant = random.nextInt(4) == 0 ? graph.scalar(0.75f) : graph.positive(dims);
        List<BinaryFunction> functions = List.of(
                BinaryFunction.ADD,
                BinaryFunction.SUB,
                BinaryFunction.MUL,
                BinaryFunction.DIV,
                BinaryFunction.MAX,
                BinaryFunction.MIN);
        BinaryFunction function = functions.get(random.nextInt(functions.size()));
        boolean swapped = function != BinaryFunction.DIV && random.nextBoolean();
        return swapped ? graph.add(new Binary(function), constant, x) : graph.add(new Binary(function), x, constant);
    }

    private Value twoOperands(Value x) {
        BinaryFunction function = random.nextBoolean() ? BinaryFunction.ADD : BinaryFunction.SUB;
        List<Value> fitting =
                values.stream().filter(value -> value.type().equals(x.type())).toList();
        return graph.add(new Binary(function), x, fitting.get(random.nextInt(fitting.size())));
    }

    private Value normalization(Value x) {
        int rank = x.type().rank();
        int axis = random.nextInt(rank);
        int channels = x.type().shape().dim(axis);
        if (random.nextInt(4) == 0) {
            return graph.add(new Lrn(axis, 3, 0.5f, 0.75f, 1), x);
        }
        if (random.nextInt(4) == 0) {
            return graph.add(new Normalize(List.of(axis - rank), 0.5f), x);
        }
        return graph.add(
                new BatchNormalization(axis, 0.01f),
                x,
                graph.positive(channels),
                graph.weights(channels),
                graph.weights(channels),
                graph.positive(channels));
    }

    private List<Integer> permutation(int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            axes.add(i);
        }
        Collections.shuffle(axes, random);
        return axes;
    }

    /** Axes split, joined, or axes of size 1 put in between. */
    private Shape reshaped(Shape shape) {
        List<Integer> dims = new ArrayList<>();
        for (int dim : shape.dims()) {
            int choice = random.nextInt(4);
            if (choice == 0 && dim % 2 == 0 && dims.size() < 5) {
                dims.add(2);
                dims.add(dim / 2);
            } else if (choice == 1 && !dims.isEmpty()) {
                dims.set(dims.size() - 1, dims.get(dims.size() - 1) * dim);
            } else if (choice == 2 && dims.size() < 5) {
                dims.add(1);
                dims.add(dim);
            } else {
                dims.add(dim);
            }
        }
        return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
    }

    private Operator reduction(int rank) {
        List<Integer> axes = random.nextBoolean() && rank > 2 ? List.of(1, 2) : List.of(random.nextInt(rank));
        List<ReduceFunction> functions = List.of(ReduceFunction.MEAN, ReduceFunction.MAX, ReduceFunction.SUM);
        return new Reduce(functions.get(random.nextInt(functions.size())), axes, random.nextBoolean());
    }

    private Operator pad(int rank) {
        List<Integer> begin = new ArrayList<>();
        List<Integer> end = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            boolean spatial = i >= 2 || random.nextInt(5) == 0;
            begin.add(spatial ? random.nextInt(2) : 0);
            end.add(spatial ? random.nextInt(2) : 0);
        }
        PadMode mode = random.nextInt(4) == 0 ? PadMode.EDGE : PadMode.CONSTANT;
        return new Pad(mode, begin, end, random.nextInt(4) == 0 ? 0.5 : 0);
    }

    private Operator slice(Shape shape) {
        List<SliceAxis> axes = new ArrayList<>();
        for (int dim : shape.dims()) {
            int size = 1 + random.nextInt(dim);
            boolean backwards = random.nextInt(4) == 0;
            axes.add(backwards ? new SliceAxis(size - 1, -1, size) : new SliceAxis(dim - size, 1, size));
        }
        return new Slice(axes);
    }

    private Value product(Value x) {
        int features = x.type().shape().dim(-1);
        if (random.nextBoolean()) {
            return graph.add(new FullyConnected(), x, graph.weights(1 + random.nextInt(4), features));
        }
        return graph.add(new MatMul(), x, graph.weights(features, 1 + random.nextInt(4)));
    }

    private Operator resize(Shape shape) {
        List<ResizeAxis> axes = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            int dim = shape.dim(i);
            boolean doubled = random.nextBoolean() && dim > 1 && dim < 6;
            axes.add(
                    doubled
                            ? new ResizeAxis(2, 2, List.of(0, 1, 1, 0), List.of(0.5f, 0.5f, 0.25f, 0.75f))
                            : ResizeAxis.identity(dim));
        }
        return new Resize(ResizeMode.LINEAR, axes);
    }

    private Value repeat(Value x) {
        int rank = x.type().rank();
        List<Integer> repeats = new ArrayList<>(Collections.nCopies(rank, 1));
        repeats.set(random.nextInt(rank), 2);
        if (random.nextBoolean()) {
            return graph.add(new Tile(repeats), x);
        }
        int[] dims = x.type().shape().dims();
        for (int i = 0; i < rank; i++) {
            dims[i] = dims[i] == 1 ? repeats.get(i) : random.nextBoolean() ? dims[i] : 1;
        }
        return graph.add(new Expand(Shape.of(dims)), x);
    }
}
