package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QMatMul;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Fully-connected layers: with constant weights, or with weights that are an activation too, and then without bias. */
final class FullyConnectedLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!LayerWeights.areGiven(node, lowering)) {
            boolean computed = node.inputs().stream().skip(1).noneMatch(lowering.graph()::isConstant);
            return computed && node.inputs().size() == 2 && product(node, lowering);
        }
        Value input = node.inputs().get(0);
        Tensor weights = LayerWeights.of(node, lowering);
        int outputs = weights.shape().dim(0);
        int inputs = weights.shape().dim(1);
        Quantization in = lowering.quantization(input);
        QuantizedWeights quantized = LayerWeights.quantize(
                node,
                lowering,
                weights,
                lowering.means(input).map(means -> InputMeans.ofFullyConnected(means, outputs)));
        Activation activation = lowering.fuseActivation(node);
        Quantization out = activation.quantization();
        QFullyConnected kernel = new QFullyConnected(
                input.type().elementCount() / inputs,
                inputs,
                outputs,
                quantized.weights(),
                quantized.bias(),
                Requantization.ofReal(LayerWeights.realMultipliers(quantized, in, out), false),
                in.zeroPoint(),
                out.zeroPoint(),
                activation.min(),
                activation.max());
        lowering.add(node, kernel, List.of(lowering.integer(input)), activation.output());
        return true;
    }

    /** A product of matrices, rounded as a fully-connected layer is. */
    private static boolean product(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        Value weights = node.inputs().get(1);
        Quantization in = lowering.quantization(input);
        Quantization by = lowering.quantization(weights);
        Quantization out = lowering.quantization(node.output());
        if (!Stream.of(in, by, out).allMatch(each -> ElementType.of(each) == ElementType.INT8)) {
            return false;
        }
        int outputs = weights.type().shape().dim(0);
        int inputs = weights.type().shape().dim(1);
        Shape one = Shape.scalar();
        QMatMul kernel = new QMatMul(
                BroadcastLoop.of(one, one, one),
                input.type().elementCount() / Math.max(1, inputs),
                inputs,
                outputs,
                in.zeroPoint(),
                by.zeroPoint(),
                Requantization.ofReal((double) in.scale() * by.scale() / out.scale(), false),
                out.zeroPoint());
        Slot columns = transposed(node, lowering, weights, by);
        lowering.add(node, kernel, List.of(lowering.integer(input), columns), node.output());
        return true;
    }

    private static Slot transposed(Node node, IntegerLowering lowering, Value weights, Quantization quantization) {
        int outputs = weights.type().shape().dim(0);
        int inputs = weights.type().shape().dim(1);
        MoveBlock columns =
                new MoveBlock(0, 0, 0, List.of(new MoveAxis(inputs, outputs, 1), new MoveAxis(outputs, 1, inputs)));
        return lowering.addPassing(
                node,
                "#columns",
                new QMove(ElementType.INT8, List.of(columns), OptionalInt.empty(), inputs * outputs),
                List.of(lowering.integer(weights)),
                Shape.of(inputs, outputs),
                quantization);
    }
}
