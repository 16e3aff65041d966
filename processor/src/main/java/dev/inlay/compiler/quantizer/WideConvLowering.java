package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.kernel.QWideConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Convolutions, transposed ones and fully-connected layers on int16 activations: all are one kernel. */
final class WideConvLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!LayerWeights.areGiven(node, lowering)) {
            return false;
        }
        Geometry geometry = geometry(node, lowering);
        Optional<WideWeights> weights =
                WideWeights.of(node, lowering, geometry.weights(), lowering.quantization(node.output()));
        if (weights.isEmpty()) {
            return false;
        }
        Slot input = geometry.spread().isPresent()
                ? spread(node, geometry.spread().get(), lowering)
                : lowering.integer(node.inputs().get(0));
        Activation activation = lowering.fuseActivation(node);
        QWideConv kernel = new QWideConv(
                geometry.window(),
                geometry.batch(),
                geometry.channels(),
                weights.get().bias().length,
                geometry.groups(),
                weights.get().weights(),
                weights.get().bias(),
                weights.get().requantization(),
                activation.min(),
                activation.max());
        lowering.add(node, kernel, List.of(input), activation.output());
        return true;
    }

    /**
     * A layer as a convolution.
     *
     * @param weights outputs first
     * @param spread what comes before, for a transposed one
     */
    private record Geometry(
            Window window, int batch, int channels, int groups, Tensor weights, Optional<Move> spread) {}

    private static Geometry geometry(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        Shape shape = input.type().shape();
        Shape output = node.output().type().shape();
        Tensor weights = LayerWeights.of(node, lowering);
        if (node.operator() instanceof Conv conv) {
            Window window = WindowGeometry.resolve(conv.window(), shape, output);
            return new Geometry(window, shape.dim(0), shape.dim(-1), conv.groups(), weights, Optional.empty());
        }
        if (node.operator() instanceof ConvTranspose transposed) {
            TransposedConvolution spread = TransposedConvolution.of(transposed, shape, output, weights);
            Shape whole = spread.move().output();
            return new Geometry(
                    spread.window(),
                    whole.dim(0),
                    whole.dim(-1),
                    spread.groups(),
                    spread.weights(),
                    Optional.of(spread.move()));
        }
        if (node.operator() instanceof FullyConnected) {
            int inputs = weights.shape().dim(1);
            int rows = inputs == 0 ? 0 : shape.elementCount() / inputs;
            Window window = new Window(List.of(new WindowDim(rows, rows, 1, 1, 1, 0, 0)));
            return new Geometry(window, 1, inputs, 1, weights, Optional.empty());
        }
        throw new IllegalArgumentException(node.operator().name());
    }

    private static Slot spread(Node node, Move move, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        QMove kernel = new QMove(
                ElementType.INT16,
                move.blocks(),
                OptionalInt.of(0),
                move.output().elementCount());
        List<Slot> operands = List.of(lowering.integer(input));
        return lowering.addPassing(node, "#spread", kernel, operands, move.output(), lowering.quantization(input));
    }
}
