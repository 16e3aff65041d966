package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves reshapes behind functions of single elements and channels, so that these directly follow what they can join. */
final class SinkReshapes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        for (int i = 0; i < node.inputs().size(); i++) {
            Value input = node.inputs().get(i);
            Optional<Node> reshape = editor.producer(input)
                    .filter(producer -> producer.operator() instanceof Reshape)
                    .filter(producer -> editor.onlyReader(input).isPresent());
            if (reshape.isPresent() && sink(node, i, reshape.get().inputs().get(0), editor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sink(Node node, int index, Value x, GraphEditor editor) {
        Shape before = x.type().shape();
        Shape after = node.inputs().get(index).type().shape();
        boolean sameChannels = before.rank() > 0 && after.rank() > 0 && before.dim(-1) == after.dim(-1);
        if (!after.equals(node.output().type().shape())
                || !isElementwise(node, index, sameChannels, before.rank(), editor)) {
            return false;
        }
        Operator operator = node.operator();
        if (operator instanceof BatchNormalization normalization) {
            operator = new BatchNormalization(-1, normalization.epsilon());
        }
        List<Value> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            inputs.add(i == index ? x : withoutUnits(node.inputs().get(i), editor));
        }
        Value result = editor.add(node, operator, inputs.toArray(new Value[0]));
        editor.replace(node, new Reshape(after), result);
        return true;
    }

    /** Whether the node treats elements alike, or at least those of a channel where the last axis stays as it is. */
    private static boolean isElementwise(Node node, int index, boolean sameChannels, int rank, GraphEditor editor) {
        if (node.operator() instanceof Unary || node.operator() instanceof Cast) {
            return true;
        }
        if (node.operator() instanceof BatchNormalization normalization) {
            Shape shape = node.output().type().shape();
            return index == 0 && sameChannels && shape.axis(normalization.axis()) == shape.rank() - 1;
        }
        if (!(node.operator() instanceof Binary)) {
            return false;
        }
        Value other = node.inputs().get(1 - index);
        boolean perChannel = sameChannels
                && other.type().rank() > 0
                && other.type().shape().dim(-1) == other.type().elementCount();
        return editor.isConstant(other) && (other.type().elementCount() == 1 || perChannel && rank > 0);
    }

    /** A constant of one element, or of one axis, in the least rank. */
    private static Value withoutUnits(Value value, GraphEditor editor) {
        return value.type().rank() <= 1
                ? value
                : editor.addConstant(value.name(), ConstantScalars.withoutUnits(editor, value));
    }
}
