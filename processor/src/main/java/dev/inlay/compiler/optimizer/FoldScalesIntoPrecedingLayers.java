package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import java.util.Optional;

/** Multiplies scales, such as batch normalizations, into the weights of the layer whose result they alone read. */
final class FoldScalesIntoPrecedingLayers implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Optional<ChannelScale> scale = new ScaleFinder(editor).find(node);
        Optional<Layer> layer = scale.filter(
                        found -> editor.onlyReader(found.x()).isPresent())
                .flatMap(found -> editor.producer(found.x()))
                .flatMap(producer -> Layer.of(producer, editor))
                .map(found -> found.scaledAfter(scale.get()))
                .filter(Layer::isFinite);
        layer.ifPresent(
                scaled -> scaled.write(editor, node, scaled.node().inputs().get(0)));
        return layer.isPresent();
    }
}
