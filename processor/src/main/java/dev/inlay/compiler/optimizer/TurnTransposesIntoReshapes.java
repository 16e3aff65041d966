package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;

/** Makes transpositions that only move axes of size 1 reshapes, which cost nothing. */
final class TurnTransposesIntoReshapes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        boolean moves = node.operator() instanceof Transpose transpose
                && !Permutations.movesData(
                        transpose, node.inputs().get(0).type().shape());
        if (moves) {
            editor.replace(
                    node,
                    new Reshape(node.output().type().shape()),
                    node.inputs().get(0));
        }
        return moves;
    }
}
