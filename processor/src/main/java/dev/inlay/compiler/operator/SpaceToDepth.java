package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * The inverse of {@link DepthToSpace}: {@code [N, H, W, C]} to {@code [N, H / block, W / block, C * block * block]}.
 */
public record SpaceToDepth(int block, boolean columnRowDepth) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape x = inputs.get(0).shape();
        if (x.rank() != 4 || block < 1 || x.dim(1) % block != 0 || x.dim(2) % block != 0) {
            throw new ShapeException("blocks of " + block + " x " + block + " do not divide height and width of " + x
                    + " (batch, height, width, channels)");
        }
        long depth = (long) block * block > Shape.MAX_ELEMENTS ? -1 : (long) x.dim(3) * block * block;
        return inputs.get(0).withShape(Shape.of(x.dim(0), x.dim(1) / block, x.dim(2) / block, Operands.dim(depth)));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape to = infer(List.of(x.type())).shape();
        int depth = x.shape().dim(3);
        Shape split = Shape.of(to.dim(0), to.dim(1), block, to.dim(2), block, depth);
        Transpose order = new Transpose(columnRowDepth ? List.of(0, 1, 3, 5, 2, 4) : List.of(0, 1, 3, 2, 4, 5));
        return order.evaluate(List.of(x.reshaped(split))).reshaped(to);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
