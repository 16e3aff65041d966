package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** A batch normalization that no convolution could take in, as a depthwise convolution of one tap. */
final class BatchNormalizationLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        BatchNormalization normalization = (BatchNormalization) node.operator();
        Value input = node.inputs().get(0);
        Shape shape = input.type().shape();
        boolean channelsLast = shape.axis(normalization.axis()) == shape.rank() - 1;
        if (!channelsLast || !LayerWeights.areGiven(node, lowering)) {
            return false;
        }
        int channels = shape.dim(-1);
        float[] scale = lowering.constant(node.inputs().get(1)).floats();
        float[] bias = lowering.constant(node.inputs().get(2)).floats();
        float[] mean = lowering.constant(node.inputs().get(3)).floats();
        float[] variance = lowering.constant(node.inputs().get(4)).floats();
        float[] factors = new float[channels];
        float[] offsets = new float[channels];
        for (int c = 0; c < channels; c++) {
            double factor = scale[c] / Math.sqrt((double) variance[c] + normalization.epsilon());
            factors[c] = (float) factor;
            offsets[c] = (float) (bias[c] - mean[c] * factor);
        }
        int rows = input.type().elementCount() / Math.max(1, channels);
        ConvLowering.Layer layer = new ConvLowering.Layer(
                new Window(List.of(new WindowDim(rows, rows, 1, 1, 1, 0, 0))),
                Shape.of(1, rows, channels),
                channels,
                WeightQuantizer.quantize(
                        factors, offsets, lowering.quantization(input).scale(), Optional.empty()),
                lowering.arithmetic());
        Activation activation = lowering.fuseActivation(node);
        lowering.add(
                node,
                ConvLowering.kernel(layer, lowering.quantization(input), activation),
                List.of(lowering.integer(input)),
                activation.output());
        return true;
    }
}
