package dev.inlay.compiler.optimizer;

import static dev.inlay.compiler.optimizer.TestGraph.after;
import static dev.inlay.compiler.optimizer.TestGraph.operators;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Passes that compute beforehand: constants, scales and pads. */
class FoldingTest {
    private static final Unary RELU = new Unary(UnaryFunction.RELU);
    private final TestGraph graph = new TestGraph(5);

    private static List<WindowAxis> window(int size, int pad) {
        return List.of(new WindowAxis(size, 1, 1, pad, pad), new WindowAxis(size, 1, 1, pad, pad));
    }

    private Value normalize(Value x, int channels) {
        return graph.add(
                new BatchNormalization(-1, 0.01f),
                x,
                graph.positive(channels),
                graph.weights(channels),
                graph.weights(channels),
                graph.positive(channels));
    }

    private static Operator binary(BinaryFunction function) {
        return new Binary(function);
    }

    @Test
    void computesConstants() {
        Value x = graph.input(2);
        Value sum = graph.add(binary(BinaryFunction.ADD), graph.scalar(1), graph.scalar(2));
        Value root = graph.add(new Unary(UnaryFunction.SQRT), sum);
        Graph folded = after(graph.build(graph.add(binary(BinaryFunction.MUL), x, root)), new FoldConstants());
        assertEquals(List.of("MUL"), operators(folded));
        assertEquals(
                (float) Math.sqrt(3),
                folded.constants().values().iterator().next().floats()[0]);
        assertEquals(1, folded.constants().size());
    }

    @Test
    void constantOutputsStayOutputs() {
        graph.input(1);
        Graph folded = after(graph.build(graph.add(RELU, graph.scalar(-1))), new FoldConstants());
        assertEquals(List.of("Identity"), operators(folded));
    }

    @Test
    void doesNotStoreWhatIsLargerThanItsSource() {
        graph.input(1);
        Value expanded = graph.add(new Expand(Shape.of(1000, 1000)), graph.scalar(1));
        assertEquals(List.of("Expand"), operators(after(graph.build(expanded), new FoldConstants())));
    }

    @Test
    void normalizationBehindAConvolution() {
        Value conv = graph.add(new Conv(window(3, 1), 1), graph.input(1, 4, 4, 2), graph.weights(3, 3, 3, 2));
        Graph folded = after(graph.build(normalize(conv, 3)), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("Conv"), operators(folded));
        assertEquals(3, folded.nodes().get(0).inputs().size());
    }

    @Test
    void normalizationBehindOtherLayers() {
        Value x = graph.input(1, 3, 3, 2);
        Value depthwise = graph.add(new Conv(window(3, 1), 2), x, graph.weights(4, 3, 3, 1), graph.weights(4));
        Value normal = normalize(depthwise, 4);
        Value transposed = graph.add(
                new ConvTranspose(window(2, 0), 2, List.of(0, 0)), normal, graph.weights(6, 2, 2, 2), graph.weights(6));
        Value again = normalize(transposed, 6);
        Value connected = normalize(graph.add(new FullyConnected(), again, graph.weights(5, 6)), 5);
        Graph folded = after(graph.build(connected), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("Conv", "ConvTranspose", "FullyConnected"), operators(folded));
    }

    @ParameterizedTest
    @EnumSource(
            value = BinaryFunction.class,
            names = {"ADD", "SUB", "MUL", "DIV"})
    void scalesBehindAConvolution(BinaryFunction function) {
        Value conv = graph.add(new Conv(window(1, 0), 1), graph.input(1, 4, 4, 2), graph.weights(3, 1, 1, 2));
        Value scaled = graph.add(binary(function), conv, graph.positive(1, 1, 3));
        Value shifted = graph.add(binary(function), scaled, graph.scalar(2));
        Graph folded = after(graph.build(shifted), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("Conv"), operators(folded));
    }

    @Test
    void changesOfSign() {
        Value connected = graph.add(new FullyConnected(), graph.input(1, 4), graph.weights(3, 4), graph.weights(3));
        Value negative = graph.add(new Unary(UnaryFunction.NEG), connected);
        Value difference = graph.add(binary(BinaryFunction.SUB), graph.weights(3), negative);
        Graph folded = after(graph.build(difference), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("FullyConnected"), operators(folded));
    }

    @Test
    void leavesScalesThatOthersRead() {
        Value conv = graph.add(new Conv(window(1, 0), 1), graph.input(1, 4, 4, 2), graph.weights(3, 1, 1, 2));
        Graph seen = graph.build(normalize(conv, 3), conv);
        assertEquals(
                List.of("Conv", "BatchNormalization"), operators(after(seen, new FoldScalesIntoPrecedingLayers())));
    }

    @Test
    void leavesScalesThatAreNotPerChannel() {
        Value conv = graph.add(new Conv(window(1, 0), 1), graph.input(1, 3, 3, 3), graph.weights(3, 1, 1, 3));
        Value scaled = graph.add(binary(BinaryFunction.MUL), conv, graph.weights(1, 3, 1));
        Graph kept = after(graph.build(scaled), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("Conv", "MUL"), operators(kept));
        TestGraph other = new TestGraph(6);
        Value x = other.add(new FullyConnected(), other.input(1, 2), other.weights(3, 2));
        Value zero = other.add(binary(BinaryFunction.DIV), x, other.constant(Tensor.floats(Shape.of(3), 1, 0, 2)));
        assertTrue(Optimizer.apply(new FoldScalesIntoPrecedingLayers(), other.build(zero))
                .isEmpty());
    }

    @Test
    void normalizationBeforeAConvolution() {
        Value normal = normalize(graph.input(1, 4, 4, 4), 4);
        Value conv = graph.add(new Conv(window(3, 0), 2), normal, graph.weights(6, 3, 3, 2), graph.weights(6));
        Graph folded = after(graph.build(conv), new FoldScalesIntoFollowingLayers());
        assertEquals(List.of("Conv"), operators(folded));
    }

    @Test
    void anOffsetDoesNotPassPadding() {
        Value normal = normalize(graph.input(1, 4, 4, 4), 4);
        Value conv = graph.add(new Conv(window(3, 1), 4), normal, graph.weights(4, 3, 3, 1));
        Graph kept = after(graph.build(conv), new FoldScalesIntoFollowingLayers());
        assertEquals(List.of("BatchNormalization", "Conv"), operators(kept));
        TestGraph other = new TestGraph(6);
        Value scaled = other.add(binary(BinaryFunction.MUL), other.input(1, 4, 4, 4), other.weights(4));
        Value padded = other.add(new Conv(window(3, 1), 4), scaled, other.weights(4, 3, 3, 1));
        assertEquals(List.of("Conv"), operators(after(other.build(padded), new FoldScalesIntoFollowingLayers())));
    }

    @Test
    void mergesScales() {
        Value x = graph.input(1, 4, 3);
        Value scaled = graph.add(binary(BinaryFunction.MUL), x, graph.weights(3));
        Value shifted = graph.add(binary(BinaryFunction.ADD), scaled, graph.weights(3));
        Value normal = normalize(shifted, 3);
        Graph merged = after(graph.build(normal), new MergeScales());
        assertEquals(List.of("BatchNormalization"), operators(merged));
        TestGraph uniform = new TestGraph(6);
        Value half = uniform.add(binary(BinaryFunction.MUL), uniform.input(1, 4, 3), uniform.scalar(0.5f));
        Value less = uniform.add(binary(BinaryFunction.SUB), half, uniform.scalar(1));
        assertEquals(List.of("MUL", "SUB"), operators(after(uniform.build(less), new MergeScales())));
    }

    @Test
    void scalesMoveBehindPools() {
        Value normal = normalize(graph.input(1, 4, 4, 3), 3);
        Value max = graph.add(new Pool(PoolFunction.MAX, window(3, 1), false, false, 0), normal);
        Value shifted = graph.add(binary(BinaryFunction.ADD), max, graph.weights(3));
        Value mean = graph.add(new Pool(PoolFunction.AVERAGE, window(2, 0), false, false, 0), shifted);
        Value last = graph.add(new Conv(window(1, 0), 1), mean, graph.weights(2, 1, 1, 3));
        Graph moved = after(
                graph.build(last),
                new SinkScalesBehindPools(),
                new SinkScalesBehindPools(),
                new FoldScalesIntoFollowingLayers(),
                new FoldScalesIntoFollowingLayers());
        assertEquals(List.of("MAX pooling", "AVERAGE pooling", "Conv"), operators(moved));
    }

    @Test
    void scalesStayBeforeOtherPools() {
        Value negative = graph.add(new Unary(UnaryFunction.NEG), graph.input(1, 4, 4, 3));
        Value max = graph.add(new Pool(PoolFunction.MAX, window(2, 0), false, false, 0), negative);
        Value shifted = graph.add(binary(BinaryFunction.ADD), max, graph.weights(3));
        Value mean = graph.add(new Pool(PoolFunction.AVERAGE, window(2, 1), true, false, 0), shifted);
        Graph kept = after(graph.build(mean), new SinkScalesBehindPools());
        assertEquals(List.of("NEG", "MAX pooling", "ADD", "AVERAGE pooling"), operators(kept));
    }

    private Value pad(Value x, PadMode mode, double value) {
        return graph.add(new Pad(mode, List.of(0, 1, 0, 0), List.of(0, 2, 1, 0), value), x);
    }

    @Test
    void padIntoConvolution() {
        Value padded = pad(graph.input(1, 4, 4, 2), PadMode.CONSTANT, 0);
        Value conv = graph.add(new Conv(window(3, 1), 1), padded, graph.weights(3, 3, 3, 2));
        Graph folded = after(graph.build(conv), new FoldPads());
        assertEquals(List.of("Conv"), operators(folded));
        Conv result = (Conv) folded.nodes().get(0).operator();
        assertEquals(List.of(new WindowAxis(3, 1, 1, 2, 3), new WindowAxis(3, 1, 1, 1, 2)), result.window());
    }

    @ParameterizedTest
    @CsvSource({
        "AVERAGE, 0, 0, false, true", "AVERAGE, 0, 1, false, false", "AVERAGE, 0, 1, true, true",
        "AVERAGE, 0.5, 0, false, false", "LP, 0, 1, false, true", "MAX, -Infinity, 1, false, true",
        "MAX, 0, 0, false, false"
    })
    void padIntoPool(PoolFunction function, double value, int poolPad, boolean countPad, boolean folds) {
        Value padded = pad(graph.input(1, 5, 5, 2), PadMode.CONSTANT, value);
        Value pool = graph.add(new Pool(function, window(4, poolPad), countPad, false, 2), padded);
        Graph result = after(graph.build(pool), new FoldPads());
        assertEquals(folds ? 1 : 2, result.nodes().size());
    }

    @Test
    void zerosPadAMaximumOfWhatIsNotNegative() {
        Value padded = pad(graph.add(RELU, graph.input(1, 5, 5, 2)), PadMode.CONSTANT, 0);
        Value pool = graph.add(new Pool(PoolFunction.MAX, window(3, 0), false, false, 0), padded);
        assertEquals(List.of("RELU", "MAX pooling"), operators(after(graph.build(pool), new FoldPads())));
    }

    @Test
    void leavesOtherPads() {
        Value x = graph.input(1, 4, 4, 2);
        Value edge = pad(x, PadMode.EDGE, 0);
        Value first = graph.add(new Conv(window(3, 0), 1), edge, graph.weights(3, 3, 3, 2));
        Value channels = graph.add(new Pad(PadMode.CONSTANT, List.of(0, 0, 0, 1), List.of(0, 0, 0, 0), 0), x);
        Value second = graph.add(new Conv(window(3, 0), 1), channels, graph.weights(3, 3, 3, 3));
        assertEquals(
                List.of("Pad", "Conv", "Pad", "Conv"), operators(after(graph.build(first, second), new FoldPads())));
    }

    @Test
    void mergesPads() {
        Value twice = pad(pad(graph.input(1, 4, 4, 2), PadMode.CONSTANT, 7), PadMode.CONSTANT, 7);
        assertEquals(List.of("Pad"), operators(after(graph.build(twice), new FoldPads())));
    }

    @Test
    void productsWithAConstantAreLayers() {
        Value product = graph.add(new MatMul(), graph.input(2, 3, 4), graph.weights(1, 4, 5));
        Value biased = graph.add(binary(BinaryFunction.ADD), product, graph.weights(5));
        Graph layers = after(graph.build(biased), new TurnProductsIntoLayers(), new FoldScalesIntoPrecedingLayers());
        assertEquals(List.of("FullyConnected"), operators(layers));
        TestGraph other = new TestGraph(6);
        Value batches = other.add(new MatMul(), other.input(2, 3, 4), other.weights(2, 4, 5));
        assertEquals(List.of("MatMul"), operators(after(other.build(batches), new TurnProductsIntoLayers())));
    }
}
