package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes two scales of channels in a row one, where channels differ. Scales that treat all alike are left: they are functions of one number. */
final class MergeScales implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        ScaleFinder finder = new ScaleFinder(editor);
        Optional<ChannelScale> second = finder.find(node);
        Optional<ChannelScale> first = second.filter(
                        scale -> editor.onlyReader(scale.x()).isPresent())
                .flatMap(scale -> editor.producer(scale.x()))
                .flatMap(finder::find);
        if (first.isEmpty() || first.get().isUniform() && second.get().isUniform()) {
            return false;
        }
        ChannelScale both = first.get().then(second.get());
        if (!both.isFinite()) {
            return false;
        }
        int channels = both.factors().length;
        Value scale = constant(editor, node, "/scale", both.factors());
        Value offset = constant(editor, node, "/offset", both.offsets());
        Value mean = constant(editor, node, "/mean", new double[channels]);
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        Value variance = constant(editor, node, "/variance", ones);
        editor.replace(
                node, node.name(), new BatchNormalization(-1, 0), List.of(both.x(), scale, offset, mean, variance));
        return true;
    }

    private static Value constant(GraphEditor editor, Node node, String suffix, double[] elements) {
        float[] floats = new float[elements.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) elements[i];
        }
        return editor.addConstant(node.output().name() + suffix, Tensor.floats(Shape.of(floats.length), floats));
    }
}
