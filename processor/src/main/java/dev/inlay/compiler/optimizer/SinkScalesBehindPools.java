package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Moves scales of channels behind pools, where there are fewer elements and perhaps a layer that takes the scale in. A
 * maximum allows positive factors alone, an average no padding.
 */
final class SinkScalesBehindPools implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        if (!(node.operator() instanceof Pool pool) || editor.onlyReader(input).isEmpty()) {
            return false;
        }
        Optional<Node> scaling = editor.producer(input);
        Optional<ChannelScale> scale =
                scaling.flatMap(new ScaleFinder(editor)::find).filter(found -> commutes(found, pool));
        if (scale.isEmpty()) {
            return false;
        }
        Value x = scale.get().x();
        Value pooled = editor.add(node, pool, x);
        List<Value> inputs = new ArrayList<>(scaling.get().inputs());
        inputs.replaceAll(value -> value.equals(x) ? pooled : value);
        editor.replace(node, scaling.get().name(), scaling.get().operator(), inputs);
        return true;
    }

    private static boolean commutes(ChannelScale scale, Pool pool) {
        if (pool.function() == PoolFunction.MAX) {
            return Arrays.stream(scale.factors()).allMatch(factor -> factor > 0);
        }
        return pool.function() == PoolFunction.AVERAGE
                && pool.window().stream().allMatch(axis -> axis.padBegin() == 0 && axis.padEnd() == 0);
    }
}
