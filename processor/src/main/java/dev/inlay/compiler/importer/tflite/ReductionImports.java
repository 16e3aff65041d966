package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.tensor.DataType;
import java.util.List;

/** Reductions over axes that are a constant input. */
final class ReductionImports {
    private static final int KEEP_DIMENSIONS = 0;

    private ReductionImports() {}

    static OperatorImport reduce(ReduceFunction function) {
        return node -> {
            boolean keep = node.options(OptionsType.REDUCER).flag(KEEP_DIMENSIONS);
            Operand x = node.input(0);
            List<Integer> axes = Axes.distinct(node.constantInput(1, "axes").ints(), x.shape());
            node.output(0, new Reduce(function, axes, keep), x);
        };
    }

    static OperatorImport argExtreme(boolean smallest) {
        return node -> {
            Operand x = node.input(0);
            int axis = x.shape().axis(Axes.single(node, 1, "axis"));
            ArgExtreme operator = new ArgExtreme(axis, false, smallest, false);
            if (node.outputType(0) == DataType.INT64) {
                node.output(0, operator, x);
            } else {
                node.output(0, new Cast(node.outputType(0)), node.apply(operator, x));
            }
        };
    }
}
