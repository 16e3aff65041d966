package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.FullyConnected;
import java.util.Optional;

/**
 * Multiplies scales, such as batch normalizations, into the weights of the layer that alone reads them. An offset is the
 * same for every output only where no window reaches into the padding, which stays 0.
 */
final class FoldScalesIntoFollowingLayers implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Optional<Layer> layer = Layer.of(node, editor);
        if (layer.isEmpty()) {
            return false;
        }
        Value input = node.inputs().get(0);
        Optional<ChannelScale> scale = editor.producer(input)
                .filter(producer -> editor.onlyReader(input).isPresent())
                .flatMap(producer -> new ScaleFinder(editor).find(producer))
                .filter(found -> !found.hasOffset() || seesNoPadding(node));
        Optional<Layer> scaled =
                scale.map(found -> layer.get().scaledBefore(found)).filter(Layer::isFinite);
        scaled.ifPresent(found -> found.write(editor, node, scale.get().x()));
        return scaled.isPresent();
    }

    private static boolean seesNoPadding(Node node) {
        return node.operator() instanceof FullyConnected
                || node.operator() instanceof Conv conv
                        && conv.window().stream().allMatch(axis -> axis.padBegin() == 0 && axis.padEnd() == 0);
    }
}
