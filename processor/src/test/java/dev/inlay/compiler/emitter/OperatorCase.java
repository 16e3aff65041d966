package dev.inlay.compiler.emitter;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An operator with something to compute.
 *
 * @param constants indices of the inputs that are known at compile time
 */
record OperatorCase(Operator operator, List<Tensor> inputs, Set<Integer> constants) {
    /** An operator all of whose inputs are activations. */
    static OperatorCase of(Operator operator, Tensor... inputs) {
        return new OperatorCase(operator, List.of(inputs), Set.of());
    }

    Tensor expected() {
        return operator.evaluate(inputs);
    }

    /** The operator as a network of its own. */
    Graph graph() {
        List<Value> values = new ArrayList<>();
        List<Value> arguments = new ArrayList<>();
        Map<String, Tensor> known = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Value value = new Value("input" + i, inputs.get(i).type());
            values.add(value);
            if (constants.contains(i)) {
                known.put(value.name(), inputs.get(i));
            } else {
                arguments.add(value);
            }
        }
        Value output = new Value(
                "output", operator.infer(inputs.stream().map(Tensor::type).toList()));
        Node node = new Node("node", operator, values, output);
        return new Graph("graph", arguments, List.of(output), List.of(node), known);
    }

    /** What the caller gives to the network. */
    List<Tensor> arguments() {
        List<Tensor> arguments = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (!constants.contains(i)) {
                arguments.add(inputs.get(i));
            }
        }
        return arguments;
    }
}
