package dev.inlay.compiler.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On {@code a = relu(x); b = tanh(a); c = a + b; y = c - k}. */
class GraphEditorTest {
    private static final Value X = value("x");
    private static final Value A = value("a");
    private static final Value B = value("b");
    private static final Value C = value("c");
    private static final Value Y = value("y");
    private static final Value K = value("k");
    private static final Operator RELU = new Unary(UnaryFunction.RELU);
    private static final Operator TANH = new Unary(UnaryFunction.TANH);

    private static final Graph GRAPH = new Graph(
            "g",
            List.of(X),
            List.of(Y),
            List.of(
                    new Node("n1", RELU, List.of(X), A),
                    new Node("n2", TANH, List.of(A), B),
                    new Node("n3", new Binary(BinaryFunction.ADD), List.of(A, B), C),
                    new Node("n4", new Binary(BinaryFunction.SUB), List.of(C, K), Y)),
            Map.of("k", Tensor.floats(K.type().shape(), 5)));

    private static Value value(String name) {
        return new Value(name, TensorType.floats(1));
    }

    private static List<String> built(GraphEditor editor) {
        Graph graph = editor.build();
        GraphChecker.check(graph);
        return graph.nodes().stream()
                .map(node -> node.output().name()
                        + node.inputs().stream().map(Value::name).toList())
                .toList();
    }

    @Test
    void knowsReadersAndProducers() {
        GraphEditor editor = new GraphEditor(GRAPH);
        assertEquals(
                List.of("n2", "n3"), editor.readers(A).stream().map(Node::name).toList());
        assertEquals("n2", editor.producer(B).orElseThrow().name());
        assertEquals("n3", editor.onlyReader(B).orElseThrow().name());
        assertTrue(editor.onlyReader(A).isEmpty());
        assertTrue(editor.onlyReader(Y).isEmpty());
        assertTrue(editor.producer(X).isEmpty());
        assertTrue(editor.isOutput(Y) && editor.isConstant(K) && !editor.isConstant(X));
        assertEquals(GRAPH, editor.build());
    }

    @Test
    void replacesANodeAndDropsWhatOnlyItRead() {
        GraphEditor editor = new GraphEditor(GRAPH);
        editor.replace(editor.producer(Y).orElseThrow(), RELU, A);
        assertEquals(List.of("a[x]", "y[a]"), built(editor));
        assertTrue(editor.build().constants().isEmpty());
    }

    @Test
    void redirectsReaders() {
        GraphEditor editor = new GraphEditor(GRAPH);
        editor.redirect(B, X);
        assertEquals(List.of("a[x]", "c[a, x]", "y[c, k]"), built(editor));
    }

    @Test
    void addsNodesWhereTheyAreNeeded() {
        GraphEditor editor = new GraphEditor(GRAPH);
        Node n3 = editor.producer(C).orElseThrow();
        Value between = editor.add(n3, TANH, A);
        Value constant = editor.addConstant("c", Tensor.floats(K.type().shape(), 1));
        editor.replace(n3, new Binary(BinaryFunction.MUL), between, constant);
        assertEquals(List.of("a[x]", "c_2[a]", "c[c_2, c_3]", "y[c, k]"), built(editor));
        assertEquals("n3", editor.producer(between).orElseThrow().name());
    }

    @Test
    void refusesAnotherType() {
        GraphEditor editor = new GraphEditor(GRAPH);
        Node n4 = editor.producer(Y).orElseThrow();
        Operator sum = new Reduce(ReduceFunction.SUM, List.of(0), false);
        assertThrows(IllegalStateException.class, () -> editor.replace(n4, sum, C));
    }

    @Test
    void sortsLongChains() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 20_000; i > 0; i--) {
            nodes.add(new Node("n", RELU, List.of(value("v" + (i - 1))), value("v" + i)));
        }
        Graph backwards = new Graph("g", List.of(value("v0")), List.of(value("v20000")), nodes, Map.of());
        GraphChecker.check(new GraphEditor(backwards).build());
    }

    @Test
    void findsCycles() {
        List<Node> nodes = List.of(new Node("n", RELU, List.of(B), A), new Node("n", RELU, List.of(A), B));
        Graph cycle = new Graph("g", List.of(X), List.of(A), nodes, Map.of());
        assertThrows(IllegalStateException.class, () -> new GraphEditor(cycle).build());
    }
}
