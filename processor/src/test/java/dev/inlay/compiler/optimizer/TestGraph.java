package dev.inlay.compiler.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.GraphPrinter;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Builds small graphs for the tests of passes, and compares what graphs compute. */
final class TestGraph {
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final Random random;

    TestGraph(long seed) {
        this.random = new Random(seed);
    }

    Value input(int... dims) {
        Value input = new Value("in" + inputs.size(), TensorType.floats(dims));
        inputs.add(input);
        return input;
    }

    /** Random data between -1 and 1. */
    Value weights(int... dims) {
        return constant(random(random, Shape.of(dims)));
    }

    /** Random data between 0.5 and 1.5. */
    Value positive(int... dims) {
        Tensor tensor = random(random, Shape.of(dims));
        float[] elements = tensor.floats();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = 1 + elements[i] / 2;
        }
        return constant(tensor);
    }

    Value constant(Tensor tensor) {
        Value value = new Value("c" + constants.size(), tensor.type());
        constants.put(value.name(), tensor);
        return value;
    }

    Value scalar(float number) {
        return constant(Tensor.scalar(number));
    }

    Value add(Operator operator, Value... operands) {
        TensorType type =
                operator.infer(List.of(operands).stream().map(Value::type).toList());
        Value value = new Value("v" + nodes.size(), type);
        nodes.add(new Node("node" + nodes.size(), operator, List.of(operands), value));
        return value;
    }

    List<Node> nodes() {
        return nodes;
    }

    Graph build(Value... outputs) {
        Graph graph = new Graph("test", inputs, List.of(outputs), nodes, constants);
        GraphChecker.check(graph);
        return graph;
    }

    /** The operators of a graph by name, in order. */
    static List<String> operators(Graph graph) {
        return graph.nodes().stream().map(node -> node.operator().name()).toList();
    }

    static Tensor random(Random random, Shape shape) {
        float[] elements = new float[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = random.nextFloat() * 2 - 1;
        }
        return Tensor.floats(shape, elements);
    }

    /** Runs passes one after the other; the graph computes the same as before, and is returned. */
    static Graph after(Graph graph, Pass... passes) {
        Graph current = graph;
        for (Pass pass : passes) {
            current = Optimizer.apply(pass, current).orElse(current);
        }
        assertSame(graph, current, 1);
        return current;
    }

    /** Both graphs compute the same, up to 1e-4 of the largest element. */
    static void assertSame(Graph expected, Graph actual, long seed) {
        Random random = new Random(seed);
        List<Tensor> samples = expected.inputs().stream()
                .map(input -> random(random, input.type().shape()))
                .toList();
        List<Tensor> before = new GraphEvaluator(expected).run(samples);
        List<Tensor> after = new GraphEvaluator(actual).run(samples);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertClose(before.get(i), after.get(i), actual);
        }
    }

    private static void assertClose(Tensor before, Tensor after, Graph graph) {
        assertEquals(before.type(), after.type());
        if (!before.isFloat()) {
            assertEquals(before, after);
            return;
        }
        double largest = 0;
        for (float element : before.floats()) {
            largest = Math.max(largest, Math.abs(element));
        }
        for (int i = 0; i < before.elementCount(); i++) {
            assertEquals(before.floats()[i], after.floats()[i], 1e-6 + 1e-4 * largest, () -> GraphPrinter.print(graph));
        }
    }
}
