package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Moves blocks of channels into space: {@code [N, H, W, C]} to {@code [N, H * block, W * block, C / block / block]}.
 * Channel order depth-column-row (DCR), or CRD where {@code columnRowDepth}.
 */
public record DepthToSpace(int block, boolean columnRowDepth) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 1);
        Shape x = inputs.get(0).shape();
        if (x.rank() != 4 || block < 1 || x.dim(3) % ((long) block * block) != 0) {
            throw new ShapeException("blocks of " + block + " x " + block + " do not fit the channels of " + x
                    + " (batch, height, width, channels)");
        }
        return inputs.get(0)
                .withShape(Shape.of(
                        x.dim(0),
                        Operands.dim((long) x.dim(1) * block),
                        Operands.dim((long) x.dim(2) * block),
                        x.dim(3) / block / block));
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape from = x.shape();
        Shape to = infer(List.of(x.type())).shape();
        int depth = to.dim(3);
        Shape split = columnRowDepth
                ? Shape.of(from.dim(0), from.dim(1), from.dim(2), depth, block, block)
                : Shape.of(from.dim(0), from.dim(1), from.dim(2), block, block, depth);
        Transpose order = new Transpose(columnRowDepth ? List.of(0, 1, 4, 2, 5, 3) : List.of(0, 1, 3, 2, 4, 5));
        return order.evaluate(List.of(x.reshaped(split))).reshaped(to);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.SAME_AS_INPUT;
    }
}
