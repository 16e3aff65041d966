package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Transposed convolutions: the input spread out over zero points, then an ordinary convolution. */
final class ConvTransposeLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!LayerWeights.areGiven(node, lowering)) {
            return false;
        }
        Value input = node.inputs().get(0);
        Quantization in = lowering.quantization(input);
        TransposedConvolution spread = TransposedConvolution.of(
                (ConvTranspose) node.operator(),
                input.type().shape(),
                node.output().type().shape(),
                LayerWeights.of(node, lowering));
        QMove move = new QMove(
                spread.move().blocks(),
                OptionalInt.of(in.zeroPoint()),
                spread.move().output().elementCount());
        Slot spreadInput = lowering.addPassing(
                node,
                "#spread",
                move,
                List.of(lowering.integer(input)),
                spread.move().output(),
                in);
        QuantizedWeights weights = LayerWeights.quantize(node, lowering, spread.weights(), Optional.empty());
        ConvLowering.Layer layer = new ConvLowering.Layer(
                spread.window(), spread.move().output(), spread.groups(), weights, lowering.arithmetic());
        Activation activation = lowering.fuseActivation(node);
        lowering.add(node, ConvLowering.kernel(layer, in, activation), List.of(spreadInput), activation.output());
        return true;
    }
}
