package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.FMatMul;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Matrix products in float. */
final class FloatMatMulLowering {
    private FloatMatMulLowering() {}

    static Slot fullyConnected(FloatNode node) {
        Optional<Tensor> weights = node.constant(1);
        int inputs = node.shape(1).dim(1);
        int outputs = node.shape(1).dim(0);
        int rows = node.shape(0).product(0, node.shape(0).rank() - 1);
        Optional<float[]> bias = node.has(2) ? node.constant(2).map(Tensor::floats) : Optional.of(new float[outputs]);
        if (weights.isPresent() && bias.isPresent()) {
            FFullyConnected kernel = new FFullyConnected(
                    rows,
                    inputs,
                    outputs,
                    weights.get().floats(),
                    bias.get(),
                    Float.NEGATIVE_INFINITY,
                    Float.POSITIVE_INFINITY);
            return node.addOutput(kernel, node.input(0));
        }
        return computed(node, rows, inputs, outputs);
    }

    private static Slot computed(FloatNode node, int rows, int inputs, int outputs) {
        MoveBlock transposed =
                new MoveBlock(0, 0, 0, List.of(new MoveAxis(inputs, outputs, 1), new MoveAxis(outputs, 1, inputs)));
        Slot columns = node.add(
                new FMove(List.of(transposed), Optional.empty(), inputs * outputs),
                Shape.of(inputs, outputs),
                node.input(1));
        Shape one = Shape.scalar();
        FMatMul product = new FMatMul(BroadcastLoop.of(one, one, one), rows, inputs, outputs);
        if (!node.has(2)) {
            return node.addOutput(product, node.input(0), columns);
        }
        Shape shape = node.outputShape();
        Slot sums = node.add(product, shape, node.input(0), columns);
        ScalarExpression sum =
                ScalarExpression.apply(ScalarFunction.ADD, ScalarExpression.operand(0), ScalarExpression.operand(1));
        return node.addOutput(new FMap(BroadcastLoop.of(shape, shape, Shape.of(outputs)), sum), sums, node.input(2));
    }

    static Slot matMul(FloatNode node) {
        Shape a = node.shape(0);
        Shape b = node.shape(1);
        int rows = a.rank() == 1 ? 1 : a.dim(-2);
        int columns = b.rank() == 1 ? 1 : b.dim(-1);
        FMatMul kernel = new FMatMul(MatMulLowering.batches(a, b), rows, a.dim(-1), columns);
        if (node.outputType().isFloat()) {
            return node.addOutput(kernel, node.input(0), node.input(1));
        }
        Slot products = node.add(kernel, node.outputShape(), node.input(0), node.input(1));
        return FloatMapLowering.toInteger(products, node);
    }
}
