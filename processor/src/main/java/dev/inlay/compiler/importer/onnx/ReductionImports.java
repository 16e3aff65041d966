package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import java.util.List;

/** Reductions along axes. */
final class ReductionImports {
    private ReductionImports() {}

    /** @param inputSince the opset from which the axes are an input */
    static OperatorImport reduce(ReduceFunction function, int inputSince) {
        return node -> {
            Operand x = node.input(0);
            int[] axes = Axes.ints(node, "axes", 1, inputSince).orElse(new int[0]);
            boolean keepDims = node.attributes().flag("keepdims", true);
            boolean noop = node.attributes().flag("noop_with_empty_axes", false);
            if (axes.length == 0 && noop) {
                node.output(0, x);
                return;
            }
            List<Integer> reduced = axes.length == 0 ? Axes.range(0, x.rank()) : Axes.normalize(axes, x.rank());
            node.output(0, new Reduce(function, reduced, keepDims), x);
        };
    }

    static OperatorImport argExtreme(boolean smallest) {
        return node -> {
            Operand x = node.input(0);
            int axis = Axes.axis(node, x.shape(), 0);
            boolean keepDims = node.attributes().flag("keepdims", true);
            boolean last = node.attributes().flag("select_last_index", false);
            node.output(0, new ArgExtreme(axis, keepDims, smallest, last), x);
        };
    }
}
