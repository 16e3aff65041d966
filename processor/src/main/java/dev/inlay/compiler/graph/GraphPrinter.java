package dev.inlay.compiler.graph;

import java.util.stream.Collectors;

/** Writes a graph as text, one value a line, for people who look at what a pass did. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /**
     * Inputs, states, constants (type only), nodes in order, outputs.
     *
     * <pre>{@code
     * graph tiny
     *   input x: float32[1, 4]
     *   constant w: float32[2, 4]
     *   y: float32[1, 2] = FullyConnected[](x, w)
     *   output y: float32[1, 2]
     * }</pre>
     */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder("graph ").append(graph.name()).append('\n');
        graph.inputs().forEach(input -> line(text, "input " + input));
        graph.states()
                .forEach(state -> line(
                        text,
                        "state " + state.current() + " becomes " + state.next().name()));
        graph.constants().forEach((name, tensor) -> line(text, "constant " + name + ": " + tensor.type()));
        graph.nodes().forEach(node -> line(text, node.output() + " = " + node.operator() + operands(node)));
        graph.outputs().forEach(output -> line(text, "output " + output));
        return text.toString();
    }

    private static String operands(Node node) {
        return node.inputs().stream().map(Value::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
