package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.QMatMul;
import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Products of two activations. */
final class MatMulLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (!node.output().type().dataType().isFloat() || !lowering.hasScales(node)) {
            return false;
        }
        Value a = node.inputs().get(0);
        Value b = node.inputs().get(1);
        Shape left = a.type().shape();
        Shape right = b.type().shape();
        Quantization in = lowering.quantization(a);
        Quantization by = lowering.quantization(b);
        Quantization out = lowering.quantization(node.output());
        QMatMul kernel = new QMatMul(
                batches(left, right),
                left.rank() == 1 ? 1 : left.dim(-2),
                left.dim(-1),
                right.rank() == 1 ? 1 : right.dim(-1),
                in.zeroPoint(),
                by.zeroPoint(),
                lowering.requantization((double) (in.scale() * by.scale()) / out.scale()),
                out.zeroPoint());
        lowering.add(node, kernel, List.of(lowering.integer(a), lowering.integer(b)), node.output());
        return true;
    }

    /** The pairs of matrices that two operands are made of. */
    static BroadcastLoop batches(Shape left, Shape right) {
        Shape batchesOfLeft = batch(left);
        Shape batchesOfRight = batch(right);
        return BroadcastLoop.of(Broadcast.shapes(batchesOfLeft, batchesOfRight), batchesOfLeft, batchesOfRight);
    }

    private static Shape batch(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.dims(), Math.max(0, shape.rank() - 2)));
    }
}
