package dev.inlay.compiler.optimizer;

import static dev.inlay.compiler.optimizer.TestGraph.after;
import static dev.inlay.compiler.optimizer.TestGraph.operators;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Identity;
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
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passes that remove, merge and rename nodes. */
class SimplifyingTest {
    private static final Unary RELU = new Unary(UnaryFunction.RELU);
    private final TestGraph graph = new TestGraph(5);
    private final Value x = graph.input(1, 3, 4);

    /** Operators that give back a tensor {@code [1, 3, 4]}. */
    static Stream<Operator> identities() {
        return Stream.of(
                new Identity(),
                new Reshape(Shape.of(1, 3, 4)),
                new Transpose(List.of(0, 1, 2)),
                new Expand(Shape.of(3, 1)),
                new Tile(List.of(1, 1, 1)),
                new Concat(1),
                new Slice(List.of(new SliceAxis(0, 1, 1), new SliceAxis(0, 1, 3), new SliceAxis(0, 1, 4))),
                new Pad(PadMode.EDGE, List.of(0, 0, 0), List.of(0, 0, 0), 0),
                new Pool(PoolFunction.MAX, List.of(new WindowAxis(1, 1, 1, 0, 0)), false, false, 0),
                new Resize(
                        ResizeMode.LINEAR,
                        List.of(ResizeAxis.identity(1), ResizeAxis.identity(3), ResizeAxis.identity(4))),
                new Unary(UnaryFunction.CLIP, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void identitiesLeave(Operator identity) {
        Value same = graph.add(identity, x);
        Graph between = graph.build(graph.add(RELU, same));
        assertEquals(List.of("RELU"), operators(after(between, new EliminateIdentities())));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void identitiesAtAnOutputLeave(Operator identity) {
        Value first = graph.add(RELU, x);
        Value same = graph.add(identity, first);
        Graph result = after(graph.build(same, graph.add(RELU, first)), new EliminateIdentities());
        assertEquals(List.of("RELU", "RELU"), operators(result));
        assertEquals(same.name(), result.nodes().get(0).output().name());
        assertEquals(same.name(), result.nodes().get(1).inputs().get(0).name());
    }

    @Test
    void anInputThatIsAnOutputKeepsOneIdentity() {
        Graph result = after(graph.build(graph.add(new Reshape(x.type().shape()), x)), new EliminateIdentities());
        assertEquals(List.of("Identity"), operators(result));
    }

    @Test
    void neutralOperands() {
        Value sum = graph.add(new Binary(BinaryFunction.ADD), graph.scalar(0), x);
        Value product = graph.add(new Binary(BinaryFunction.MUL), sum, graph.scalar(1));
        Value quotient = graph.add(new Binary(BinaryFunction.DIV), graph.scalar(1), product);
        Graph result = after(graph.build(quotient), new OrderOperands(), new EliminateIdentities());
        assertEquals(List.of("DIV"), operators(result));
    }

    @Test
    void deadCodeLeaves() {
        Value first = graph.add(RELU, x);
        graph.add(new Binary(BinaryFunction.ADD), graph.add(RELU, first), graph.weights(4));
        Graph result = after(graph.build(first), new EliminateDeadCode());
        assertEquals(List.of("RELU"), operators(result));
        assertEquals(0, result.constants().size());
    }

    @Test
    void commonNodesMerge() {
        Value a = graph.add(new Unary(UnaryFunction.TANH), graph.add(RELU, x));
        Value b = graph.add(new Unary(UnaryFunction.TANH), graph.add(RELU, x));
        Graph result = after(graph.build(graph.add(new Binary(BinaryFunction.ADD), a, b)), new MergeCommonNodes());
        assertEquals(List.of("RELU", "TANH", "ADD"), operators(result));
    }

    @Test
    void reshapesMerge() {
        Value flat = graph.add(new Reshape(Shape.of(12)), x);
        Graph result = after(graph.build(graph.add(new Reshape(Shape.of(4, 3)), flat)), new MergeReshapes());
        assertEquals(List.of("Reshape"), operators(result));
    }

    @Test
    void reshapesMoveBehindActivations() {
        Value flat = graph.add(new Reshape(Shape.of(3, 1, 4)), x);
        Value biased = graph.add(new Binary(BinaryFunction.ADD), flat, graph.weights(1, 1, 4));
        Value active = graph.add(RELU, biased);
        Graph result = after(graph.build(active), new SinkReshapes());
        assertEquals(List.of("ADD", "RELU", "Reshape"), operators(result));
        TestGraph other = new TestGraph(1);
        Value split = other.add(new Reshape(Shape.of(3, 2, 2)), other.input(3, 4));
        Value shifted = other.add(new Binary(BinaryFunction.ADD), split, other.weights(2));
        assertEquals(List.of("Reshape", "ADD"), operators(after(other.build(shifted), new SinkReshapes())));
    }

    @Test
    void meansOfAllPositionsArePools() {
        Value image = graph.input(2, 3, 4, 5);
        Value mean = graph.add(new Reduce(ReduceFunction.MEAN, List.of(2, 1), false), image);
        Value max = graph.add(new Reduce(ReduceFunction.MAX, List.of(-2), true), x);
        Value rows = graph.add(new Reduce(ReduceFunction.MEAN, List.of(1), true), image);
        Graph result = after(graph.build(mean, max, rows), new TurnReductionsIntoPools());
        assertEquals(List.of("AVERAGE pooling", "Reshape", "MAX pooling", "Reduce MEAN"), operators(result));
    }

    private Operator only(Value result, Pass... passes) {
        Graph simplified = after(graph.build(result), passes);
        assertEquals(1, simplified.nodes().size(), () -> operators(simplified).toString());
        return simplified.nodes().get(0).operator();
    }

    private Value apply(BinaryFunction function, Value a, Value b) {
        return graph.add(new Binary(function), a, b);
    }

    private Value apply(UnaryFunction function, Value a) {
        return graph.add(new Unary(function), a);
    }

    private Value relu6(Value a) {
        return graph.add(new Unary(UnaryFunction.CLIP, 0, 6), a);
    }

    @Test
    void clamps() {
        Pass pass = new CanonicalizeActivations();
        Value low = apply(BinaryFunction.MAX, x, graph.scalar(0));
        assertEquals(RELU, only(low, pass));
        Value both = apply(BinaryFunction.MIN, low, graph.scalar(6));
        assertEquals(new Unary(UnaryFunction.CLIP, 0, 6), only(both, pass, pass));
    }

    @Test
    void clampsThatOthersReadStay() {
        Value low = graph.add(RELU, x);
        Graph kept = after(graph.build(relu6(low), low), new CanonicalizeActivations());
        assertEquals(List.of("RELU", "CLIP"), operators(kept));
    }

    @Test
    void disjointClampsAreConstant() {
        Value high = graph.add(new Unary(UnaryFunction.CLIP, 2, 3), x);
        Value low = graph.add(new Unary(UnaryFunction.CLIP, -1, 1), high);
        assertEquals(new Unary(UnaryFunction.CLIP, 1, 1), only(low, new CanonicalizeActivations()));
    }

    @Test
    void slopes() {
        Value prelu = apply(BinaryFunction.PRELU, x, graph.scalar(0.25f));
        assertEquals(new Unary(UnaryFunction.LEAKY_RELU, 0.25f, 0), only(prelu, new CanonicalizeActivations()));
        Value max = apply(BinaryFunction.MAX, apply(BinaryFunction.MUL, x, graph.scalar(0.5f)), x);
        assertEquals(new Unary(UnaryFunction.LEAKY_RELU, 0.5f, 0), only(max, recognizing()));
    }

    private static Pass[] recognizing() {
        return new Pass[] {new EliminateDeadCode(), new RecognizeActivations()};
    }

    @Test
    void gatedActivations() {
        Value swish = apply(BinaryFunction.MUL, apply(UnaryFunction.SIGMOID, x), x);
        assertEquals(new Unary(UnaryFunction.SWISH, 1, 0), only(swish, recognizing()));
        Value softplus = apply(UnaryFunction.TANH, apply(UnaryFunction.SOFTPLUS, x));
        assertEquals(new Unary(UnaryFunction.MISH), only(apply(BinaryFunction.MUL, x, softplus), recognizing()));
        Value other = graph.input(1, 3, 4);
        Value plain = apply(BinaryFunction.MUL, apply(UnaryFunction.SIGMOID, x), other);
        Graph kept = after(graph.build(plain), recognizing());
        assertEquals(List.of("SIGMOID", "MUL"), operators(kept));
    }

    @Test
    void hardActivations() {
        Value shifted = relu6(apply(BinaryFunction.ADD, x, graph.scalar(3)));
        Value gate = apply(BinaryFunction.DIV, shifted, graph.scalar(6));
        assertEquals(new Unary(UnaryFunction.HARD_SIGMOID, 1 / 6f, 0.5f), only(gate, recognizing()));
        assertEquals(new Unary(UnaryFunction.HARD_SWISH), only(apply(BinaryFunction.MUL, x, gate), recognizing()));
        Value product = apply(BinaryFunction.MUL, shifted, x);
        Value last = apply(BinaryFunction.MUL, product, graph.scalar(1 / 6f));
        assertEquals(new Unary(UnaryFunction.HARD_SWISH), only(last, recognizing()));
    }

    @Test
    void gelu() {
        Value erf = apply(UnaryFunction.ERF, apply(BinaryFunction.DIV, x, graph.scalar((float) Math.sqrt(2))));
        Value gate = apply(BinaryFunction.ADD, erf, graph.scalar(1));
        Value half = graph.scalar(0.5f);
        Operator expected = new Unary(UnaryFunction.GELU);
        Value last = apply(BinaryFunction.MUL, apply(BinaryFunction.MUL, x, gate), half);
        assertEquals(expected, only(last, recognizing()));
        Value first = apply(BinaryFunction.MUL, apply(BinaryFunction.MUL, x, half), gate);
        assertEquals(expected, only(first, recognizing()));
        Value inside = apply(BinaryFunction.MUL, x, apply(BinaryFunction.MUL, gate, half));
        assertEquals(expected, only(inside, recognizing()));
    }
}
