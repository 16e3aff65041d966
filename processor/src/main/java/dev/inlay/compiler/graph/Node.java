package dev.inlay.compiler.graph;

import dev.inlay.compiler.operator.Operator;
import java.util.List;

/**
 * One application of an operator.
 *
 * @param name the node's name in the model file, for diagnostics and generated names; need not be unique
 * @param inputs operands in the operator's order; trailing optional ones may be missing
 */
public record Node(String name, Operator operator, List<Value> inputs, Value output) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return output.name() + " = " + operator
                + inputs.stream().map(Value::name).toList();
    }
}
