package dev.inlay.compiler.graph;

import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph under change. A node is replaced by another that computes the same value, under the same name, so that the
 * outputs of the network keep theirs; what nothing reads any more leaves at once.
 */
public final class GraphEditor {
    private final Graph source;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Tensor> constants;
    private final Map<String, Set<String>> readers = new LinkedHashMap<>();
    private final Set<String> outputs = new LinkedHashSet<>();
    private final UniqueValueNames names = new UniqueValueNames();

    public GraphEditor(Graph source) {
        this.source = source;
        this.constants = new LinkedHashMap<>(source.constants());
        source.results().forEach(output -> outputs.add(output.name()));
        source.sources().forEach(input -> names.claim(input.name()));
        source.constants().keySet().forEach(names::claim);
        for (Node node : source.nodes()) {
            names.claim(node.output().name());
            put(node);
        }
    }

    /** The nodes as they are now; those that were added stand at the end. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The node that computes a value now. */
    public Optional<Node> producer(Value value) {
        return Optional.ofNullable(nodes.get(value.name()));
    }

    /** The nodes that read a value now, each once. */
    public List<Node> readers(Value value) {
        return readers.getOrDefault(value.name(), Set.of()).stream()
                .map(nodes::get)
                .toList();
    }

    /** The one node that reads a value, if one does and the caller of the network does not see the value. */
    public Optional<Node> onlyReader(Value value) {
        List<Node> all = readers(value);
        return all.size() == 1 && !isOutput(value) ? Optional.of(all.get(0)) : Optional.empty();
    }

    public boolean isOutput(Value value) {
        return outputs.contains(value.name());
    }

    public Optional<Tensor> constant(Value value) {
        return Optional.ofNullable(constants.get(value.name())).map(value::inItsType);
    }

    /** The data of a value as the model file has it, see {@link Graph#stored}. */
    public Optional<Tensor> stored(Value value) {
        return Optional.ofNullable(constants.get(value.name()));
    }

    public boolean isConstant(Value value) {
        return constants.containsKey(value.name());
    }

    /** Adds data under a name like {@code hint}. */
    public Value addConstant(String hint, Tensor data) {
        return addConstant(hint, data, Optional.empty());
    }

    /** Adds data under a name like {@code hint}; where there is a quantization, integers that stand for real numbers. */
    public Value addConstant(String hint, Tensor stored, Optional<Quantization> quantization) {
        TensorType type = quantization.isPresent() ? new TensorType(DataType.FLOAT32, stored.shape()) : stored.type();
        Value value = new Value(names.claim(hint), type, quantization);
        constants.put(value.name(), stored);
        return value;
    }

    /**
     * Adds a node for an intermediate result.
     *
     * @param like the node it belongs to: its name is taken over, and the name of the result is derived from it
     */
    public Value add(Node like, Operator operator, Value... inputs) {
        return add(like, Optional.empty(), operator, inputs);
    }

    /** As {@link #add(Node, Operator, Value...)}, for an intermediate result that is quantized like that. */
    public Value add(Node like, Optional<Quantization> quantization, Operator operator, Value... inputs) {
        TensorType type = infer(operator, List.of(inputs));
        Value result = new Value(names.claim(like.output().name()), type, quantization);
        put(new Node(like.name(), operator, List.of(inputs), result));
        return result;
    }

    /** Computes the output of {@code old} in another way; {@code name} is the new node's. */
    public void replace(Node old, String name, Operator operator, List<Value> inputs) {
        TensorType type = infer(operator, inputs);
        if (!type.equals(old.output().type())) {
            throw new IllegalStateException(operator + " gives " + type + " in place of " + old.output());
        }
        unlink(old);
        put(new Node(name, operator, inputs, old.output()));
        old.inputs().forEach(this::release);
    }

    public void replace(Node old, Operator operator, Value... inputs) {
        replace(old, old.name(), operator, List.of(inputs));
    }

    /** Rounds a computed value that is no output to integers of a scale: for the node that computes it and all readers. */
    public void quantize(Value value, Quantization quantization) {
        Value quantized = value.quantized(quantization);
        Node producer = nodes.get(value.name());
        nodes.put(value.name(), new Node(producer.name(), producer.operator(), producer.inputs(), quantized));
        for (Node reader : readers(value)) {
            List<Value> inputs = new ArrayList<>(reader.inputs());
            inputs.replaceAll(input -> input.name().equals(value.name()) ? quantized : input);
            nodes.put(reader.output().name(), new Node(reader.name(), reader.operator(), inputs, reader.output()));
        }
    }

    /** Lets all who read {@code from} read {@code to}, which has the same type. */
    public void redirect(Value from, Value to) {
        for (Node reader : readers(from)) {
            List<Value> inputs = new ArrayList<>(reader.inputs());
            inputs.replaceAll(input -> input.name().equals(from.name()) ? to : input);
            unlink(reader);
            put(new Node(reader.name(), reader.operator(), inputs, reader.output()));
        }
        release(from);
    }

    /** Removes a node that nothing reads, and what only it read; anything else stays. */
    public void release(Value value) {
        Deque<Value> unread = new ArrayDeque<>(List.of(value));
        while (!unread.isEmpty()) {
            Value next = unread.pop();
            if (isOutput(next) || !readers.getOrDefault(next.name(), Set.of()).isEmpty()) {
                continue;
            }
            constants.remove(next.name());
            Node node = nodes.remove(next.name());
            if (node != null) {
                unlink(node);
                node.inputs().forEach(unread::push);
            }
        }
    }

    /** The graph with all changes, its nodes in topological order, as near to the order before as that allows. */
    public Graph build() {
        return source.with(new TopologicalSorter(nodes).sort(), constants);
    }

    private static TensorType infer(Operator operator, List<Value> inputs) {
        return operator.infer(inputs.stream().map(Value::type).toList());
    }

    private void put(Node node) {
        nodes.put(node.output().name(), node);
        for (Value input : node.inputs()) {
            readers.computeIfAbsent(input.name(), name -> new LinkedHashSet<>())
                    .add(node.output().name());
        }
    }

    private void unlink(Node node) {
        for (Value input : node.inputs()) {
            readers.get(input.name()).remove(node.output().name());
        }
    }
}
