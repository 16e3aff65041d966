package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** Makes a product with a constant matrix on its right a fully connected layer, whose weights are the matrix turned. */
final class TurnProductsIntoLayers implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!(node.operator() instanceof MatMul)) {
            return false;
        }
        Value x = node.inputs().get(0);
        Value matrix = node.inputs().get(1);
        if (!editor.isConstant(matrix)
                || editor.isConstant(x)
                || !isOneMatrix(matrix.type().shape(), x)) {
            return false;
        }
        Shape shape = matrix.type().shape();
        Tensor flat = editor.constant(matrix).get().reshaped(Shape.of(shape.dim(-2), shape.dim(-1)));
        Tensor weights = new Transpose(List.of(1, 0)).evaluate(List.of(flat));
        editor.replace(node, new FullyConnected(), x, editor.addConstant(matrix.name(), weights));
        return true;
    }

    /** Whether the constant is a matrix whose batches, if any, add no axis to the result. */
    private static boolean isOneMatrix(Shape shape, Value x) {
        return x.type().dataType().isFloat()
                && shape.rank() >= 2
                && shape.product(0, shape.rank() - 2) == 1
                && (shape.rank() == 2 || shape.rank() <= x.type().rank());
    }
}
