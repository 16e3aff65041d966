package dev.inlay.compiler.optimizer;

import static dev.inlay.compiler.optimizer.TestGraph.assertSame;
import static dev.inlay.compiler.optimizer.TestGraph.operators;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Lrn;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks whose channels come first run channels-last inside. */
class TransposesTest {
    private static final Unary RELU = new Unary(UnaryFunction.RELU);
    private static final Operator TO_LAST = new Transpose(List.of(0, 2, 3, 1));
    private static final Operator TO_FIRST = new Transpose(List.of(0, 3, 1, 2));

    private final TestGraph graph = new TestGraph(3);
    private final Value image = graph.input(2, 5, 6, 3);

    private static Graph optimized(Graph graph) {
        Graph optimized = Optimizer.optimize(graph);
        assertSame(graph, optimized, 9);
        return optimized;
    }

    private Value conv(Value channelsLast, int filters) {
        List<WindowAxis> window = List.of(new WindowAxis(3, 1, 1, 1, 1), new WindowAxis(3, 1, 1, 1, 1));
        Value weights = graph.weights(filters, 3, 3, channelsLast.type().shape().dim(3));
        return graph.add(new Conv(window, 1), channelsLast, weights, graph.weights(filters));
    }

    /** The same, as an importer writes it around a tensor {@code [N, C, H, W]}. */
    private Value convFirst(Value channelsFirst, int filters) {
        return graph.add(TO_FIRST, conv(graph.add(TO_LAST, channelsFirst), filters));
    }

    /** Operators on {@code [2, 3, 5, 6]} that pass a transposition on. */
    static Stream<Operator> transparent() {
        return Stream.of(
                new Softmax(1, false),
                new Lrn(1, 3, 0.5f, 0.75f, 1),
                new Normalize(List.of(1, -1), 0.1f),
                new Reduce(ReduceFunction.SUM, List.of(2), true),
                new Reduce(ReduceFunction.SUM, List.of(3), false),
                new ArgExtreme(1, true, false, false),
                new ArgExtreme(3, false, true, false),
                new Pad(PadMode.EDGE, List.of(0, 1, 2, 0), List.of(0, 0, 1, 3), 0),
                new Slice(List.of(
                        new SliceAxis(0, 1, 2),
                        new SliceAxis(2, -1, 3),
                        new SliceAxis(1, 1, 2),
                        new SliceAxis(0, 2, 3))),
                new Tile(List.of(1, 2, 1, 3)),
                new Resize(
                        ResizeMode.NEAREST,
                        List.of(
                                ResizeAxis.identity(2),
                                new ResizeAxis(2, 1, List.of(0, 2), List.of(1f, 1f)),
                                ResizeAxis.identity(5),
                                new ResizeAxis(3, 1, List.of(1, 1, 5), List.of(1f, 1f, 1f)))));
    }

    @ParameterizedTest
    @MethodSource("transparent")
    void operatorsWorkOnAnyOrder(Operator operator) {
        Value result = graph.add(operator, graph.add(TO_FIRST, image));
        Graph sunk = TestGraph.after(graph.build(result), new SinkTransposes());
        List<String> operators = operators(sunk);
        assertEquals(operator.name(), operators.get(0), operators.toString());
        assertEquals(2, operators.size(), operators.toString());
    }

    @Test
    void gatherReplacesItsAxis() {
        Value first = graph.add(TO_FIRST, image);
        Value indices = graph.constant(Tensor.vector(0, 2, 1, 1).reshaped(Shape.of(2, 2)));
        Graph sunk = optimized(graph.build(graph.add(new Gather(1), first, indices)));
        assertEquals(List.of("Gather", "Transpose"), operators(sunk));
    }

    @Test
    void expandRepeatsItsAxis() {
        Value grey = graph.add(TO_FIRST, graph.input(2, 5, 6, 1));
        Value signed = graph.add(new Unary(UnaryFunction.NEG), graph.add(new Expand(Shape.of(4, 1, 1)), grey));
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, signed)));
        assertEquals(List.of("Expand", "NEG"), operators(sunk));
    }

    @Test
    void normalizationFollowsItsAxis() {
        Value first = convFirst(graph.add(TO_FIRST, image), 4);
        Value normal = graph.add(
                new BatchNormalization(1, 0.1f),
                first,
                graph.positive(4),
                graph.weights(4),
                graph.weights(4),
                graph.positive(4));
        Value second = convFirst(graph.add(RELU, normal), 2);
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, second)));
        assertEquals(List.of("Conv", "RELU", "Conv"), operators(sunk));
    }

    @Test
    void residualBlocksCancel() {
        Value first = convFirst(graph.add(TO_FIRST, image), 3);
        Value left = convFirst(graph.add(RELU, first), 3);
        Value sum = graph.add(new Binary(BinaryFunction.ADD), left, graph.add(RELU, first));
        Value joined = graph.add(new Concat(1), sum, first);
        Value scaled = graph.add(new Binary(BinaryFunction.MUL), joined, graph.positive(1, 6, 1, 1));
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, convFirst(scaled, 2))));
        assertEquals(List.of("Conv", "RELU", "Conv", "ADD", "Concat", "Conv"), operators(sunk));
    }

    @Test
    void constantsAreTransposed() {
        Value first = graph.add(TO_FIRST, image);
        Value sum = graph.add(new Binary(BinaryFunction.ADD), first, graph.weights(3, 5, 6));
        Value joined = graph.add(new Concat(1), graph.weights(2, 1, 5, 6), sum);
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, joined)));
        assertEquals(List.of("ADD", "Concat"), operators(sunk));
    }

    @Test
    void squeezeAndExcite() {
        Value x = convFirst(graph.add(TO_FIRST, image), 4);
        Value mean = graph.add(new Reduce(ReduceFunction.MEAN, List.of(2, 3), false), x);
        Value gate = graph.add(new FullyConnected(), mean, graph.weights(4, 4), graph.weights(4));
        Value active = graph.add(new Unary(UnaryFunction.SIGMOID), gate);
        Value spread = graph.add(new Reshape(Shape.of(2, 4, 1, 1)), active);
        Value scaled = graph.add(new Binary(BinaryFunction.MUL), x, spread);
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, convFirst(scaled, 2))));
        assertEquals(
                List.of("Conv", "AVERAGE pooling", "Reshape", "FullyConnected", "SIGMOID", "Reshape", "MUL", "Conv"),
                operators(sunk));
    }

    @Test
    void flattenedFeaturesPermuteTheWeights() {
        Value first = convFirst(graph.add(TO_FIRST, image), 4);
        Value flat = graph.add(new Reshape(Shape.of(2, 120)), graph.add(RELU, first));
        Value active = graph.add(RELU, flat);
        Graph sunk = optimized(graph.build(graph.add(new FullyConnected(), active, graph.weights(7, 120))));
        assertEquals(List.of("Conv", "RELU", "Reshape", "FullyConnected"), operators(sunk));
    }

    @Test
    void axesOfSizeOneMoveFreely() {
        TestGraph one = new TestGraph(1);
        Value image = one.add(TO_LAST, one.input(1, 1, 6, 6));
        Value weights = one.weights(2, 6, 6, 1);
        List<WindowAxis> window = List.of(new WindowAxis(6, 1, 1, 0, 0), new WindowAxis(6, 1, 1, 0, 0));
        Value features = one.add(TO_FIRST, one.add(new Conv(window, 1), image, weights));
        Value active = one.add(RELU, features);
        Graph sunk = optimized(one.build(one.add(new Reshape(Shape.of(1, 2)), active)));
        assertEquals(List.of("Reshape", "Conv", "RELU", "Reshape"), operators(sunk));
    }

    @Test
    void channelShufflesAreOneTransposition() {
        Value first = convFirst(graph.add(TO_FIRST, image), 6);
        Value groups = graph.add(new Reshape(Shape.of(2, 2, 3, 5, 6)), first);
        Value swapped = graph.add(new Transpose(List.of(0, 2, 1, 3, 4)), groups);
        Value shuffled = graph.add(new Reshape(Shape.of(2, 6, 5, 6)), swapped);
        Graph sunk = optimized(graph.build(graph.add(TO_LAST, convFirst(shuffled, 2))));
        assertEquals(List.of("Conv", "Reshape", "Transpose", "Reshape", "Conv"), operators(sunk));
    }

    @Test
    void convolutionsOfOneDimensionAsTwo() {
        TestGraph one = new TestGraph(1);
        Value x = one.input(1, 3, 8);
        Value lifted = one.add(new Reshape(Shape.of(1, 3, 1, 8)), x);
        List<WindowAxis> window = List.of(new WindowAxis(1, 1, 1, 0, 0), new WindowAxis(3, 1, 1, 1, 1));
        Value conv = one.add(new Conv(window, 1), one.add(TO_LAST, lifted), one.weights(4, 1, 3, 3));
        Value dropped = one.add(new Reshape(Shape.of(1, 4, 8)), one.add(TO_FIRST, conv));
        Value normal = one.add(
                new BatchNormalization(1, 0.1f),
                dropped,
                one.positive(4),
                one.weights(4),
                one.weights(4),
                one.positive(4));
        Value again = one.add(new Reshape(Shape.of(1, 4, 1, 8)), one.add(RELU, normal));
        Value second = one.add(new Conv(window, 1), one.add(TO_LAST, again), one.weights(2, 1, 3, 4));
        Graph sunk = optimized(one.build(second));
        assertEquals(List.of("Reshape", "Transpose", "Conv", "RELU", "Conv"), operators(sunk));
    }

    @Test
    void oneSideInAnotherOrder() {
        Value first = graph.add(TO_FIRST, image);
        Value other = graph.input(2, 3, 5, 6);
        Value sum = graph.add(new Binary(BinaryFunction.ADD), first, other);
        Graph hoisted = optimized(graph.build(graph.add(RELU, graph.add(TO_LAST, sum))));
        assertEquals(List.of("Transpose", "ADD", "RELU"), operators(hoisted));
    }

    @Test
    void poolsOfTransposedReductions() {
        Value first = graph.add(TO_FIRST, image);
        Value mean = graph.add(new Reduce(ReduceFunction.MEAN, List.of(2, 3), true), first);
        Graph sunk = optimized(graph.build(mean));
        assertEquals(List.of("AVERAGE pooling", "Reshape"), operators(sunk));
        Pool pool = (Pool) sunk.nodes().get(0).operator();
        assertEquals(PoolFunction.AVERAGE, pool.function());
    }

    @Test
    void preparationOfTheInputFoldsIntoTheFirstLayer() {
        TestGraph first = new TestGraph(1);
        Value x = first.input(1, 3, 6, 6);
        Value scaled = first.add(new Binary(BinaryFunction.MUL), x, first.positive(1, 3, 1, 1));
        Value padded = first.add(new Pad(PadMode.CONSTANT, List.of(0, 0, 1, 1), List.of(0, 0, 1, 1), 0), scaled);
        List<WindowAxis> window = List.of(new WindowAxis(3, 1, 1, 0, 0), new WindowAxis(3, 1, 1, 0, 0));
        Value conv = first.add(new Conv(window, 1), first.add(TO_LAST, padded), first.weights(2, 3, 3, 3));
        assertEquals(List.of("Transpose", "Conv"), operators(optimized(first.build(conv))));
        TestGraph grey = new TestGraph(1);
        Value half = grey.add(new Binary(BinaryFunction.MUL), grey.input(1, 1, 6, 6), grey.positive(1, 1, 1, 1));
        Value second = grey.add(new Conv(window, 1), grey.add(TO_LAST, half), grey.weights(2, 3, 3, 1));
        assertEquals(List.of("Reshape", "Conv"), operators(optimized(grey.build(second))));
    }

    @Test
    void productsKeepTheLastAxis() {
        Value swapped = graph.add(new Transpose(List.of(1, 0, 2, 3)), image);
        Value connected = graph.add(new FullyConnected(), swapped, graph.weights(4, 3));
        Graph sunk = optimized(graph.build(connected));
        assertEquals(List.of("FullyConnected", "Transpose"), operators(sunk));
        TestGraph other = new TestGraph(1);
        Value turned = other.add(new Transpose(List.of(1, 0)), other.input(3, 4));
        Graph kept = optimized(other.build(other.add(new FullyConnected(), turned, other.weights(2, 3))));
        assertEquals(List.of("Transpose", "FullyConnected"), operators(kept));
    }
}
