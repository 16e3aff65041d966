package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;

/** Puts the constant of a commutative function second, where other passes look for it. */
final class OrderOperands implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!(node.operator() instanceof Binary binary) || !binary.function().isCommutative()) {
            return false;
        }
        Value a = node.inputs().get(0);
        Value b = node.inputs().get(1);
        if (!editor.isConstant(a) || editor.isConstant(b)) {
            return false;
        }
        editor.replace(node, binary, b, a);
        return true;
    }
}
