package dev.inlay.compiler.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts each node behind those it reads from, and otherwise leaves the order alone. */
final class TopologicalSorter {
    private final Map<String, Node> nodes;
    private final Set<String> sorted = new LinkedHashSet<>();
    private final List<Node> order = new ArrayList<>();

    /** @param nodes by the name of their output */
    TopologicalSorter(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    List<Node> sort() {
        nodes.values().forEach(this::place);
        return order;
    }

    /** Places what a node needs and then the node; with a stack of its own, as chains may be long. */
    private void place(Node last) {
        Deque<Node> stack = new ArrayDeque<>(List.of(last));
        Set<String> open = new LinkedHashSet<>();
        while (!stack.isEmpty()) {
            Node node = stack.peek();
            String name = node.output().name();
            List<Node> missing = sorted.contains(name) ? List.of() : missing(node);
            if (missing.isEmpty()) {
                stack.pop();
                if (sorted.add(name)) {
                    order.add(node);
                }
            } else if (open.add(name)) {
                missing.forEach(stack::push);
            } else {
                throw new IllegalStateException("value " + name + " depends on itself");
            }
        }
    }

    private List<Node> missing(Node node) {
        List<Node> missing = new ArrayList<>();
        for (Value input : node.inputs()) {
            Node producer = nodes.get(input.name());
            if (producer != null && !sorted.contains(input.name())) {
                missing.add(0, producer);
            }
        }
        return missing;
    }
}
