package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.State;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.QuantizationRule;
import dev.inlay.compiler.tensor.Quantization;
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
public final class GraphBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final IdentityHashMap<Tensor, Value> constantValues = new IdentityHashMap<>();
    private final List<State> states = new ArrayList<>();
    private final UniqueNames names;
    private final FoldingBudget budget;

    public GraphBuilder(UniqueNames names, FoldingBudget budget) {
        this.names = names;
        this.budget = budget;
    }

    /** Applies an operator for an intermediate result, whose name is derived from {@code hint}. */
    public Operand apply(FileNode node, Operator operator, List<Operand> inputs, String hint) {
        return apply(node, operator, inputs, hint, Optional.empty());
    }

    /** As {@link #apply(FileNode, Operator, List, String)}, for a result that is quantized as the file says. */
    public Operand apply(
            FileNode node, Operator operator, List<Operand> inputs, String hint, Optional<Quantization> quantization) {
        Optional<Tensor> folded = fold(node, operator, inputs, quantization);
        if (folded.isPresent()) {
            return constant(inputs.get(0).name(), folded.get(), quantization);
        }
        return append(node.name(), operator, inputs, names.claim(hint + "/" + operator.name()), quantization);
    }

    /** Applies an operator for a result that has a name in the file. */
    public Operand applyNamed(FileNode node, Operator operator, List<Operand> inputs, String name) {
        return applyNamed(node, operator, inputs, name, Optional.empty());
    }

    /** As {@link #applyNamed(FileNode, Operator, List, String)}, for a result that is quantized as the file says. */
    public Operand applyNamed(
            FileNode node, Operator operator, List<Operand> inputs, String name, Optional<Quantization> quantization) {
        Optional<Tensor> folded = fold(node, operator, inputs, quantization);
        if (folded.isPresent()) {
            names.release(name);
            return constant(name, folded.get(), quantization);
        }
        return append(node.name(), operator, inputs, name, quantization);
    }

    /** A node even where the inputs are known. */
    public Operand append(String nodeName, Operator operator, List<Operand> inputs, String name) {
        return append(nodeName, operator, inputs, name, Optional.empty());
    }

    /** As {@link #append(String, Operator, List, String)}, for a result that is quantized as the file says. */
    public Operand append(
            String nodeName,
            Operator operator,
            List<Operand> inputs,
            String name,
            Optional<Quantization> quantization) {
        TensorType type = operator.infer(inputs.stream().map(Operand::type).toList());
        List<Value> values = new ArrayList<>();
        for (Operand input : inputs) {
            values.add(value(nodeName, input));
        }
        nodes.add(new Node(nodeName, operator, values, new Value(name, type, quantization)));
        return Operand.computed(name, type, quantization);
    }

    /**
     * Has the network remember something.
     *
     * @param current what it is during an inference: a name that no node computes
     * @param next what it is during the next one
     * @param initial what every element is during the first one
     */
    public void remember(FileNode node, Operand current, Operand next, float initial) {
        boolean isComputed = nodes.stream().anyMatch(one -> one.output().name().equals(next.name()));
        boolean fits = isComputed && next.quantization().equals(current.quantization());
        Operand own = fits
                ? next
                : append(
                        node.name(),
                        new Identity(),
                        List.of(next),
                        names.claim(current.name() + "/next"),
                        current.quantization());
        states.add(new State(value(node.name(), current), value(node.name(), own), initial));
    }

    public Graph build(String name, List<Value> inputs, List<Value> outputs) {
        return new Graph(name, inputs, outputs, nodes, constants, states);
    }

    private Optional<Tensor> fold(
            FileNode node, Operator operator, List<Operand> inputs, Optional<Quantization> quantization) {
        List<Tensor> tensors = new ArrayList<>();
        for (Operand input : inputs) {
            if (!input.isConstant() || input.isQuantized() && !movesStored(operator, input, quantization)) {
                return Optional.empty();
            }
            tensors.add(input.data().get());
        }
        List<TensorType> types = tensors.stream().map(Tensor::type).toList();
        budget.spend(node, operator, types, operator.infer(types));
        return Optional.of(operator.evaluate(tensors));
    }

    /** Whether the result holds the integers of the input: anything else is the arithmetic of the quantized network. */
    private static boolean movesStored(Operator operator, Operand input, Optional<Quantization> quantization) {
        return operator.quantizationRule() == QuantizationRule.SAME_AS_INPUT
                && !(operator instanceof Pad)
                && !input.quantization().get().isPerChannel()
                && input.quantization().equals(quantization);
    }

    private static Operand constant(String name, Tensor data, Optional<Quantization> quantization) {
        return quantization
                .map(scales -> Operand.quantized(name, data, scales))
                .orElseGet(() -> Operand.constant(name, data));
    }

    private Value value(String nodeName, Operand operand) {
        if (!operand.isConstant()) {
            return new Value(operand.name(), operand.type(), operand.quantization());
        }
        Tensor data = operand.data().get();
        Value known = constantValues.get(data);
        if (known != null && known.quantization().equals(operand.quantization())) {
            return known;
        }
        FiniteCheck.check(operand.name(), nodeName, data);
        Value value = new Value(names.claim(operand.name()), operand.type(), operand.quantization());
        constantValues.put(data, value);
        constants.put(value.name(), data);
        return value;
    }
}
