package dev.inlay.compiler.graph;

import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network: nodes in topological order, with all types known.
 *
 * @param inputs what the caller gives, in the model's order
 * @param outputs what the caller gets, in the model's order
 * @param nodes each node after those it reads from
 * @param constants data of the values that are neither an input nor computed, by value name, in the order they came;
 *     integers of the same shape may stand for the real numbers of a value that has a quantization
 * @param states what is remembered from one inference to the next
 * @param metadata what the model file tells people about it
 */
public record Graph(
        String name,
        List<Value> inputs,
        List<Value> outputs,
        List<Node> nodes,
        Map<String, Tensor> constants,
        List<State> states,
        Metadata metadata) {
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        states = List.copyOf(states);
    }

    /** A network whose file tells nothing about it. */
    public Graph(
            String name,
            List<Value> inputs,
            List<Value> outputs,
            List<Node> nodes,
            Map<String, Tensor> constants,
            List<State> states) {
        this(name, inputs, outputs, nodes, constants, states, Metadata.none());
    }

    /** A network that remembers nothing. */
    public Graph(
            String name, List<Value> inputs, List<Value> outputs, List<Node> nodes, Map<String, Tensor> constants) {
        this(name, inputs, outputs, nodes, constants, List.of());
    }

    /** What is there before the first node runs: the inputs, then the states. */
    public List<Value> sources() {
        return Stream.concat(inputs.stream(), states.stream().map(State::current))
                .toList();
    }

    /** What must be there after the last node: the outputs, then what the states become. */
    public List<Value> results() {
        return Stream.concat(outputs.stream(), states.stream().map(State::next)).toList();
    }

    /** The data of a value, in its own type: integers that the model file has for real numbers are dequantized. */
    public Optional<Tensor> constant(Value value) {
        return stored(value).map(value::inItsType);
    }

    /** The data of a value as the model file has it: integers where {@link Value#quantization} says what they mean. */
    public Optional<Tensor> stored(Value value) {
        return Optional.ofNullable(constants.get(value.name()));
    }

    /** Whether the model file says how activations are quantized, not only constants. */
    public boolean hasQuantizedActivations() {
        return Stream.concat(sources().stream(), nodes.stream().map(Node::output))
                .anyMatch(value -> value.quantization().isPresent());
    }

    public boolean isConstant(Value value) {
        return constants.containsKey(value.name());
    }

    /** The node that computes each value, by value name. */
    public Map<String, Node> producers() {
        Map<String, Node> producers = new LinkedHashMap<>();
        for (Node node : nodes) {
            producers.put(node.output().name(), node);
        }
        return producers;
    }

    /** The nodes that read each value, by value name; a node that reads a value twice stands there twice. */
    public Map<String, List<Node>> consumers() {
        Map<String, List<Node>> consumers = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (Value input : node.inputs()) {
                consumers
                        .computeIfAbsent(input.name(), name -> new ArrayList<>())
                        .add(node);
            }
        }
        return consumers;
    }

    /** Whether a value is needed after the last node: as an output, or as what a state becomes. */
    public boolean isOutput(Value value) {
        return results().stream().anyMatch(output -> output.name().equals(value.name()));
    }

    public Graph with(List<Node> changedNodes, Map<String, Tensor> changedConstants) {
        return new Graph(name, inputs, outputs, changedNodes, changedConstants, states, metadata);
    }

    public Graph withMetadata(Metadata told) {
        return new Graph(name, inputs, outputs, nodes, constants, states, told);
    }
}
