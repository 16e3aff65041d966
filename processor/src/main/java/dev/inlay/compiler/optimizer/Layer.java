package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution or fully connected layer with constant weights {@code [M, taps..., C / groups]}.
 *
 * @param bias one number for each output channel
 */
record Layer(Node node, Tensor weights, double[] bias) {
    static Optional<Layer> of(Node node, GraphEditor editor) {
        Operator operator = node.operator();
        boolean layer =
                operator instanceof Conv || operator instanceof ConvTranspose || operator instanceof FullyConnected;
        if (!layer || !node.inputs().stream().skip(1).allMatch(editor::isConstant)) {
            return Optional.empty();
        }
        Tensor weights = editor.constant(node.inputs().get(1)).get();
        double[] bias = new double[weights.shape().dim(0)];
        for (int m = 0; m < bias.length && node.inputs().size() == 3; m++) {
            bias[m] = editor.constant(node.inputs().get(2)).get().real(m);
        }
        return Optional.of(new Layer(node, weights, bias));
    }

    int groups() {
        if (node.operator() instanceof Conv conv) {
            return conv.groups();
        }
        return node.operator() instanceof ConvTranspose transposed ? transposed.groups() : 1;
    }

    /** The layer followed by a scale of its output channels. */
    Layer scaledAfter(ChannelScale scale) {
        float[] scaled = new float[weights.elementCount()];
        int block = scaled.length / bias.length;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (weights.floats()[i] * scale.factors()[i / block]);
        }
        double[] shifted = new double[bias.length];
        for (int m = 0; m < shifted.length; m++) {
            shifted[m] = bias[m] * scale.factors()[m] + scale.offsets()[m];
        }
        return new Layer(node, Tensor.floats(weights.shape(), scaled), shifted);
    }

    /** The layer behind a scale of its input channels; every tap must lie inside of the input if there is an offset. */
    Layer scaledBefore(ChannelScale scale) {
        float[] scaled = new float[weights.elementCount()];
        double[] shifted = bias.clone();
        int block = scaled.length / bias.length;
        int channels = weights.shape().dim(-1);
        for (int i = 0; i < scaled.length; i++) {
            int m = i / block;
            int group = m / (bias.length / groups());
            int c = group * channels + i % channels;
            scaled[i] = (float) (weights.floats()[i] * scale.factors()[c]);
            shifted[m] += weights.floats()[i] * scale.offsets()[c];
        }
        return new Layer(node, Tensor.floats(weights.shape(), scaled), shifted);
    }

    boolean isFinite() {
        for (float weight : weights.floats()) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        for (double number : bias) {
            if (!(Math.abs(number) <= Float.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /** Lets this layer of {@code x} compute the output of {@code replaced}. */
    void write(GraphEditor editor, Node replaced, Value x) {
        String name = node.output().name();
        List<Value> inputs = new ArrayList<>(List.of(x, editor.addConstant(name + "/weights", weights)));
        float[] floats = new float[bias.length];
        boolean zero = true;
        for (int m = 0; m < floats.length; m++) {
            floats[m] = (float) bias[m];
            zero &= floats[m] == 0;
        }
        if (!zero) {
            inputs.add(editor.addConstant(name + "/bias", Tensor.floats(Shape.of(floats.length), floats)));
        }
        editor.replace(replaced, node.name(), node.operator(), inputs);
    }
}
