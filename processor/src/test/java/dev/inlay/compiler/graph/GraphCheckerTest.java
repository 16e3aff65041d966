package dev.inlay.compiler.graph;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphCheckerTest {
    private static final Unary RELU = new Unary(UnaryFunction.RELU);
    private static final Value X = new Value("x", TensorType.floats(1, 3));
    private static final Value W = new Value("w", TensorType.floats(2, 3));
    private static final Value Y = new Value("y", TensorType.floats(1, 2));
    private static final Value Z = new Value("z", TensorType.floats(1, 2));
    private static final Node LAYER = new Node("layer", new FullyConnected(), List.of(X, W), Y);
    private static final Node ACTIVATION = new Node("activation", RELU, List.of(Y), Z);
    private static final Map<String, Tensor> WEIGHTS = Map.of("w", Tensor.floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));

    private static Graph graph(List<Value> outputs, Node... nodes) {
        return new Graph("tiny", List.of(X), outputs, List.of(nodes), WEIGHTS);
    }

    private static void assertBroken(String part, Graph graph) {
        String message = assertThrows(IllegalStateException.class, () -> GraphChecker.check(graph))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void acceptsAGraph() {
        assertDoesNotThrow(() -> GraphChecker.check(graph(List.of(Z, Y), LAYER, ACTIVATION)));
    }

    @Test
    void findsWhatIsBroken() {
        assertBroken("y: float32[1, 2] is read before", graph(List.of(Z), ACTIVATION, LAYER));
        assertBroken("y is there twice", graph(List.of(Y), LAYER, LAYER));
        assertBroken("x is there twice", graph(List.of(X), new Node("", RELU, List.of(X), X)));
        assertBroken("output x: float32[1, 3] is not computed", graph(List.of(X), LAYER));
        assertBroken("output y: float32[1, 2] is not computed, or there twice", graph(List.of(Y, Y), LAYER));
        Value wrong = new Value("y", TensorType.floats(2, 2));
        Node gives = new Node("", new FullyConnected(), List.of(X, W), wrong);
        assertBroken("gives float32[1, 2], not float32[2, 2]", graph(List.of(wrong), gives));
        assertBroken(
                "y: float32[2, 2] is float32[1, 2]", graph(List.of(Y), LAYER, new Node("", RELU, List.of(wrong), Z)));
        assertBroken("does not fit its inputs", graph(List.of(Y), new Node("", new FullyConnected(), List.of(X), Y)));
    }

    @Test
    void prints() {
        String expected = """
                graph tiny
                  input x: float32[1, 3]
                  constant w: float32[2, 3]
                  y: float32[1, 2] = FullyConnected[asymmetric=false](x, w)
                  z: float32[1, 2] = Unary[function=RELU, alpha=0.0, beta=0.0](y)
                  output z: float32[1, 2]
                """;
        assertEquals(expected, GraphPrinter.print(graph(List.of(Z), LAYER, ACTIVATION)));
    }
}
