package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.QWideSoftmax;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;

/** Softmax of int16 along one axis. */
final class WideSoftmaxLowering implements NodeLowering {
    private static final Quantization PROBABILITY = Quantization.ofShorts(1f / 32768);
    private static final double LOWEST_EXPONENT = -10;
    private static final int DIFFERENCES = 65535;

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Softmax softmax = (Softmax) node.operator();
        Value input = node.inputs().get(0);
        Shape shape = input.type().shape();
        int axis = shape.axis(softmax.axis());
        boolean probabilities = lowering.quantization(node.output()).equals(PROBABILITY);
        if (softmax.log() || !probabilities || shape.dim(axis) > QWideSoftmax.MAX_DEPTH) {
            return false;
        }
        double scale =
                (double) (lowering.quantization(input).scale() * softmax.beta()) / (-LOWEST_EXPONENT / DIFFERENCES);
        QWideSoftmax kernel = new QWideSoftmax(
                shape.product(0, axis),
                shape.dim(axis),
                shape.product(axis + 1, shape.rank()),
                Requantization.ofReal(scale, true),
                InterpolationTable.ofExponentials(),
                InterpolationTable.ofReciprocals());
        lowering.add(node, kernel, List.of(lowering.integer(input)), node.output());
        return true;
    }
}
