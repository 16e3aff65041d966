package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Computes what depends on constants alone, unless that would take too long or store too much. */
final class FoldConstants implements Rewrite {
    /** Bound on the product of the element counts of all inputs, which bounds multiplications of any operator. */
    private static final long MAX_WORK = 1L << 30;

    /** A result may be so large at least, and otherwise as large as all inputs together. */
    private static final long SMALL = 1L << 16;

    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (node.inputs().isEmpty() || !isWorthwhile(node)) {
            return false;
        }
        boolean identity = node.operator() instanceof Identity;
        if (identity && editor.isOutput(node.output())) {
            return false;
        }
        List<Tensor> inputs = node.inputs().stream()
                .map(editor::constant)
                .flatMap(Optional::stream)
                .toList();
        if (inputs.size() < node.inputs().size()) {
            return false;
        }
        Value result = editor.addConstant(node.output().name(), node.operator().evaluate(inputs));
        if (editor.isOutput(node.output())) {
            editor.replace(node, new Identity(), result);
        } else {
            editor.redirect(node.output(), result);
        }
        return true;
    }

    private static boolean isWorthwhile(Node node) {
        double work = 1;
        long stored = 0;
        for (Value input : node.inputs()) {
            work *= Math.max(1, input.type().elementCount());
            stored += input.type().elementCount();
        }
        return work <= MAX_WORK && node.output().type().elementCount() <= Math.max(SMALL, stored);
    }
}
