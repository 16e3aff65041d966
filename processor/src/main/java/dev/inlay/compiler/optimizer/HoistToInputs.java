package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a transposition or reshape before the scaling and padding that a network starts with, so that the first layer
 * directly follows these and takes them in.
 */
final class HoistToInputs implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!(node.operator() instanceof Transpose) && !(node.operator() instanceof Reshape)) {
            return false;
        }
        List<Node> passed = new ArrayList<>();
        Value top = node.inputs().get(0);
        Optional<Node> above = editor.producer(top);
        while (above.isPresent() && editor.onlyReader(top).isPresent() && passes(above.get(), node, editor)) {
            passed.add(0, above.get());
            top = above.get().inputs().get(0);
            above = editor.producer(top);
        }
        if (passed.isEmpty() || above.isPresent() || editor.isConstant(top)) {
            return false;
        }
        Value current = editor.add(passed.get(0), node.operator(), top);
        for (int i = 0; i < passed.size() - 1; i++) {
            List<Value> inputs = inputs(passed.get(i), current, node, editor);
            current = editor.add(
                    passed.get(i), operator(passed.get(i), node).orElseThrow(), inputs.toArray(new Value[0]));
        }
        Node last = passed.get(passed.size() - 1);
        editor.replace(node, last.name(), operator(last, node).orElseThrow(), inputs(last, current, node, editor));
        return true;
    }

    private static boolean passes(Node above, Node node, GraphEditor editor) {
        boolean constants = above.inputs().stream().skip(1).allMatch(editor::isConstant)
                && above.inputs().get(0).type().equals(above.output().type());
        if (above.operator() instanceof Binary && node.operator() instanceof Reshape) {
            constants &= above.inputs().get(1).type().elementCount() == 1;
        }
        return (constants || above.operator() instanceof Pad)
                && operator(above, node).isPresent();
    }

    /** What a node above becomes when it works on the transposed or reshaped input. */
    private static Optional<Operator> operator(Node above, Node node) {
        Operator operator = above.operator();
        if (operator instanceof Unary || operator instanceof Binary) {
            return Optional.of(operator);
        }
        boolean transposes = operator instanceof Pad || operator instanceof BatchNormalization;
        if (transposes && node.operator() instanceof Transpose transpose) {
            return Sunk.of(above, transpose.inverse()).map(Sunk::operator);
        }
        return Optional.empty();
    }

    private static List<Value> inputs(Node above, Value x, Node node, GraphEditor editor) {
        List<Value> inputs = new ArrayList<>(above.inputs());
        inputs.set(0, x);
        if (above.operator() instanceof Binary) {
            Value constant = inputs.get(1);
            inputs.set(
                    1,
                    node.operator() instanceof Transpose transpose
                            ? new Untransposer(above, transpose.inverse(), editor).undo(constant)
                            : editor.addConstant(constant.name(), ConstantScalars.withoutUnits(editor, constant)));
        }
        return inputs;
    }
}
