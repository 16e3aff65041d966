package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph as it grows. An operator whose inputs are all known is computed at once and leaves no node; data enters
 * the graph only when a node needs it.
 */
final class GraphBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final IdentityHashMap<Tensor, Value> constantValues = new IdentityHashMap<>();
    private final UniqueNames names;
    private final FoldingBudget budget;

    GraphBuilder(UniqueNames names, FoldingBudget budget) {
        this.names = names;
        this.budget = budget;
    }

    /** Applies an operator for an intermediate result, whose name is derived from {@code hint}. */
    Operand apply(OnnxNode node, Operator operator, List<Operand> inputs, String hint) {
        Optional<Tensor> folded = fold(node, operator, inputs);
        if (folded.isPresent()) {
            return Operand.constant(inputs.get(0).name(), folded.get());
        }
        return append(node.name(), operator, inputs, names.claim(hint + "/" + operator.name()));
    }

    /** Applies an operator for a result that has a name in the file. */
    Operand applyNamed(OnnxNode node, Operator operator, List<Operand> inputs, String name) {
        Optional<Tensor> folded = fold(node, operator, inputs);
        if (folded.isPresent()) {
            names.release(name);
            return Operand.constant(name, folded.get());
        }
        return append(node.name(), operator, inputs, name);
    }

    /** A node even where the inputs are known. */
    Operand append(String nodeName, Operator operator, List<Operand> inputs, String name) {
        TensorType type = operator.infer(types(inputs));
        List<Value> values = new ArrayList<>();
        for (Operand input : inputs) {
            values.add(value(nodeName, input));
        }
        nodes.add(new Node(nodeName, operator, values, new Value(name, type)));
        return Operand.computed(name, type);
    }

    Graph build(String name, List<Value> inputs, List<Value> outputs) {
        return new Graph(name, inputs, outputs, nodes, constants);
    }

    private Optional<Tensor> fold(OnnxNode node, Operator operator, List<Operand> inputs) {
        List<Tensor> tensors = new ArrayList<>();
        for (Operand input : inputs) {
            if (!input.isConstant()) {
                return Optional.empty();
            }
            tensors.add(input.data().get());
        }
        List<TensorType> types = types(inputs);
        budget.spend(node, operator, types, operator.infer(types));
        return Optional.of(operator.evaluate(tensors));
    }

    private Value value(String nodeName, Operand operand) {
        if (!operand.isConstant()) {
            return new Value(operand.name(), operand.type());
        }
        Tensor data = operand.data().get();
        Value known = constantValues.get(data);
        if (known != null) {
            return known;
        }
        FiniteCheck.check(operand.name(), nodeName, data);
        Value value = new Value(names.claim(operand.name()), operand.type());
        constantValues.put(data, value);
        constants.put(value.name(), data);
        return value;
    }

    private static List<TensorType> types(List<Operand> inputs) {
        return inputs.stream().map(Operand::type).toList();
    }
}
