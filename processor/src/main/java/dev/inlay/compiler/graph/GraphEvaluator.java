package dev.inlay.compiler.graph;

import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Runs a graph on the float reference of its operators, sample after sample, freeing each intermediate after its last
 * use. What the graph remembers goes on to the next sample.
 */
public final class GraphEvaluator {
    private final Graph graph;
    private final List<List<String>> lastUses;
    private final Map<String, Tensor> states = new HashMap<>();

    public GraphEvaluator(Graph graph) {
        this.graph = graph;
        this.lastUses = lastUses(graph);
        for (State state : graph.states()) {
            float[] elements = new float[state.current().type().elementCount()];
            Arrays.fill(elements, state.initial());
            Tensor initial = Tensor.floats(state.current().type().shape(), elements);
            states.put(state.current().name(), initial);
        }
    }

    /** The outputs for one sample, in the graph's order. */
    public List<Tensor> run(List<Tensor> inputs) {
        return run(inputs, (value, tensor) -> {});
    }

    /** As {@link #run(List)}, showing every input, state and computed value to {@code observer} on the way. */
    public List<Tensor> run(List<Tensor> inputs, BiConsumer<Value, Tensor> observer) {
        Map<String, Tensor> live = new HashMap<>(graph.constants());
        for (int i = 0; i < inputs.size(); i++) {
            Value input = graph.inputs().get(i);
            if (!input.type().equals(inputs.get(i).type())) {
                throw new IllegalArgumentException(input + " was given " + inputs.get(i));
            }
            live.put(input.name(), inputs.get(i));
            observer.accept(input, inputs.get(i));
        }
        for (State state : graph.states()) {
            Tensor remembered = states.get(state.current().name());
            live.put(state.current().name(), remembered);
            observer.accept(state.current(), remembered);
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            List<Tensor> operands = node.inputs().stream()
                    .map(value -> value.inItsType(live.get(value.name())))
                    .toList();
            Tensor result = node.operator().evaluate(operands);
            live.put(node.output().name(), result);
            observer.accept(node.output(), result);
            lastUses.get(i).forEach(live::remove);
        }
        graph.states()
                .forEach(state ->
                        states.put(state.current().name(), live.get(state.next().name())));
        return graph.outputs().stream().map(value -> live.get(value.name())).toList();
    }

    private static List<List<String>> lastUses(Graph graph) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (Value input : graph.nodes().get(i).inputs()) {
                last.put(input.name(), i);
            }
        }
        graph.results().forEach(output -> last.remove(output.name()));
        List<List<String>> uses = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            uses.add(new ArrayList<>());
        }
        last.forEach((name, index) -> uses.get(index).add(name));
        return uses;
    }
}
