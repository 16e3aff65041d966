package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a transposition up before a function of two operands or a Concat, where an operand is the inverse transposition
 * of something: both are gone then, and no more other operands have to be transposed than that. Functions of one operand
 * between them are passed.
 */
final class HoistTransposes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!(node.operator() instanceof Transpose transpose) || !SinkTransposes.onlyMoves(node)) {
            return false;
        }
        List<Node> passed = new ArrayList<>();
        Optional<Node> above = only(node, editor);
        while (above.isPresent() && above.get().operator() instanceof Unary) {
            passed.add(0, above.get());
            above = only(above.get(), editor);
        }
        Optional<Node> joining =
                above.filter(found -> found.operator() instanceof Binary || found.operator() instanceof Concat);
        if (joining.isEmpty() || !pays(joining.get(), transpose, editor)) {
            return false;
        }
        hoist(node, passed, joining.get(), editor);
        return true;
    }

    /** The node that computes the first operand, if for this node alone. */
    private static Optional<Node> only(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        return editor.producer(input).filter(found -> editor.onlyReader(input).isPresent());
    }

    private static boolean pays(Node joining, Transpose transpose, GraphEditor editor) {
        Untransposer untransposer = new Untransposer(joining, transpose.inverse(), editor);
        int cancelling = 0;
        int costly = 0;
        for (Value operand : joining.inputs()) {
            if (!untransposer.isFree(operand)) {
                costly++;
                if (operand.type().rank() != transpose.permutation().size()) {
                    return false;
                }
            } else if (untransposer.cancels(operand)
                    && editor.onlyReader(operand).isPresent()) {
                cancelling++;
            }
        }
        return cancelling > 0 && costly <= cancelling;
    }

    private static void hoist(Node node, List<Node> passed, Node joining, GraphEditor editor) {
        Transpose transpose = (Transpose) node.operator();
        Transpose inverse = transpose.inverse();
        Untransposer untransposer = new Untransposer(joining, inverse, editor);
        List<Value> operands = new ArrayList<>();
        for (Value operand : joining.inputs()) {
            operands.add(
                    untransposer.isFree(operand)
                            ? untransposer.undo(operand)
                            : editor.add(joining, operand.quantization(), transpose, operand));
        }
        Operator operator = joining.operator() instanceof Concat concat
                ? new Concat(inverse.permutation()
                        .get(joining.output().type().shape().axis(concat.axis())))
                : joining.operator();
        List<Operator> operators = new ArrayList<>(List.of(operator));
        passed.forEach(unary -> operators.add(unary.operator()));
        for (int i = 0; i < passed.size(); i++) {
            Node like = i == 0 ? joining : passed.get(i - 1);
            operands = List.of(
                    editor.add(like, like.output().quantization(), operators.get(i), operands.toArray(new Value[0])));
        }
        Node last = passed.isEmpty() ? joining : passed.get(passed.size() - 1);
        editor.replace(node, last.name(), operators.get(passed.size()), operands);
    }
}
