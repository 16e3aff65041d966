package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves transpositions down, behind all that can as well work on the other order of axes, until they meet their inverse,
 * an operator that needs its order, or an output.
 */
final class SinkTransposes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Operator operator = node.operator();
        if (operator instanceof Binary || operator instanceof Where || operator instanceof Concat) {
            return sinkJoining(node, editor);
        }
        Optional<Node> producer = transposition(node.inputs().get(0), editor);
        if (producer.isEmpty()) {
            return false;
        }
        Transpose transpose = (Transpose) producer.get().operator();
        Value x = producer.get().inputs().get(0);
        if (operator instanceof Transpose second) {
            editor.replace(node, transpose.then(second), x);
            return true;
        }
        Optional<Sunk> sunk = Sunk.of(node, transpose);
        sunk.ifPresent(found -> {
            List<Value> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, x);
            Value result =
                    editor.add(node, node.output().quantization(), found.operator(), inputs.toArray(new Value[0]));
            editor.replace(node, found.transpose(), result);
        });
        return sunk.isPresent();
    }

    /** Operators of several inputs: all must be transposed alike, constant, or indifferent to the order. */
    private static boolean sinkJoining(Node node, GraphEditor editor) {
        Optional<Transpose> common = common(node, editor);
        if (common.isEmpty()) {
            return false;
        }
        Untransposer untransposer = new Untransposer(node, common.get(), editor);
        if (!node.inputs().stream().allMatch(untransposer::isFree)) {
            return false;
        }
        Value[] inputs = node.inputs().stream().map(untransposer::undo).toArray(Value[]::new);
        Operator operator = node.operator() instanceof Concat concat
                ? new Concat(common.get()
                        .permutation()
                        .get(node.output().type().shape().axis(concat.axis())))
                : node.operator();
        Value result = editor.add(node, node.output().quantization(), operator, inputs);
        editor.replace(node, common.get(), result);
        return true;
    }

    /** The transposition of one of the inputs, over all axes of the result. */
    private static Optional<Transpose> common(Node node, GraphEditor editor) {
        return node.inputs().stream()
                .filter(input -> input.type().rank() == node.output().type().rank())
                .map(input -> transposition(input, editor))
                .flatMap(Optional::stream)
                .map(found -> (Transpose) found.operator())
                .findFirst();
    }

    /** The node that computes {@code value} by nothing but moving elements. */
    static Optional<Node> transposition(Value value, GraphEditor editor) {
        return editor.producer(value).filter(SinkTransposes::onlyMoves);
    }

    /** Whether a node is a transposition that leaves its elements on their scale. */
    static boolean onlyMoves(Node node) {
        return node.operator() instanceof Transpose
                && node.inputs().get(0).quantization().equals(node.output().quantization());
    }
}
