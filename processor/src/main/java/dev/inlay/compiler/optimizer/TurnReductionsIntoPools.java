package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes a mean or maximum over all spatial axes a pool over all of the input. */
final class TurnReductionsIntoPools implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value x = node.inputs().get(0);
        if (!(node.operator() instanceof Reduce reduce) || !isPool(reduce, x)) {
            return false;
        }
        List<WindowAxis> window = new ArrayList<>();
        for (int i = 1; i < x.type().rank() - 1; i++) {
            window.add(new WindowAxis(x.type().shape().dim(i), 1, 1, 0, 0));
        }
        PoolFunction function = reduce.function() == ReduceFunction.MEAN ? PoolFunction.AVERAGE : PoolFunction.MAX;
        Pool pool = new Pool(function, window, false, false, 0);
        if (reduce.keepDims()) {
            editor.replace(node, pool, x);
        } else {
            Value pooled = editor.add(node, pool, x);
            editor.replace(node, new Reshape(node.output().type().shape()), pooled);
        }
        return true;
    }

    private static boolean isPool(Reduce reduce, Value x) {
        Shape shape = x.type().shape();
        boolean function = reduce.function() == ReduceFunction.MEAN || reduce.function() == ReduceFunction.MAX;
        if (!function || shape.rank() < 3 || shape.rank() > 4 || shape.elementCount() == 0) {
            return false;
        }
        TreeSet<Integer> axes = new TreeSet<>();
        reduce.axes().forEach(axis -> axes.add(shape.axis(axis)));
        return x.type().dataType().isFloat()
                && axes.size() == shape.rank() - 2
                && !axes.contains(0)
                && !axes.contains(shape.rank() - 1);
    }
}
