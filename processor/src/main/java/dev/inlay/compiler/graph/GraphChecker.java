package dev.inlay.compiler.graph;

import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what every graph promises: names are unique, nodes stand behind those they read from, types are those that the
 * operators infer, and each output is computed by a node.
 */
public final class GraphChecker {
    private final Graph graph;
    private final Map<String, TensorType> known = new LinkedHashMap<>();

    private GraphChecker(Graph graph) {
        this.graph = graph;
    }

    /**
     * Checks a graph.
     *
     * @throws IllegalStateException if it is broken, with what is wrong and where
     */
    public static void check(Graph graph) {
        new GraphChecker(graph).run();
    }

    private void run() {
        graph.sources().forEach(input -> define(input.name(), input.type()));
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            define(constant.getKey(), constant.getValue().type());
        }
        Set<String> computed = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            check(node);
            define(node.output().name(), node.output().type());
            computed.add(node.output().name());
        }
        for (State state : graph.states()) {
            if (!computed.contains(state.next().name())) {
                throw broken("state " + state.next() + " is not computed");
            }
            checkType(state.next());
        }
        for (Value output : graph.outputs()) {
            if (!computed.remove(output.name())) {
                throw broken("output " + output + " is not computed, or there twice");
            }
            checkType(output);
        }
    }

    private void check(Node node) {
        node.inputs().forEach(this::checkType);
        List<TensorType> types = node.inputs().stream().map(Value::type).toList();
        TensorType inferred;
        try {
            inferred = node.operator().infer(types);
        } catch (ShapeException e) {
            throw new IllegalStateException(text(node + " does not fit its inputs " + types), e);
        }
        if (!inferred.equals(node.output().type())) {
            throw broken(node + " gives " + inferred + ", not " + node.output().type());
        }
    }

    private void checkType(Value value) {
        TensorType type = known.get(value.name());
        if (type == null) {
            throw broken(value + " is read before it is computed");
        }
        boolean fits = graph.isConstant(value)
                ? value.isStoredAs(graph.constants().get(value.name()))
                : type.equals(value.type());
        if (!fits) {
            throw broken(value + " is " + type);
        }
    }

    private void define(String name, TensorType type) {
        if (known.put(name, type) != null) {
            throw broken("the name " + name + " is there twice");
        }
    }

    private IllegalStateException broken(String what) {
        return new IllegalStateException(text(what));
    }

    private String text(String what) {
        return "graph " + graph.name() + " is broken: " + what;
    }
}
