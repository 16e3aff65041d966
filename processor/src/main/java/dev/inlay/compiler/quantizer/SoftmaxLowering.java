package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.QSoftmax;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;

/** Softmax along one axis; its logarithm has no integer kernel. */
final class SoftmaxLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Softmax softmax = (Softmax) node.operator();
        Value input = node.inputs().get(0);
        Shape shape = input.type().shape();
        int axis = shape.axis(softmax.axis());
        if (softmax.log()
                || !isOfProbabilities(lowering.quantization(node.output()))
                || shape.dim(axis) > QSoftmax.MAX_DEPTH) {
            return false;
        }
        QSoftmax kernel = new QSoftmax(
                shape.product(0, axis),
                shape.dim(axis),
                shape.product(axis + 1, shape.rank()),
                lowering.quantization(input).scale(),
                softmax.beta());
        lowering.add(node, kernel, List.of(lowering.integer(input)), node.output());
        return true;
    }

    /** Whether signed or unsigned in the model. */
    private static boolean isOfProbabilities(Quantization output) {
        return output.scale() == ScaleAssigner.PROBABILITY.scale()
                && output.zeroPoint() == ScaleAssigner.PROBABILITY.zeroPoint();
    }
}
