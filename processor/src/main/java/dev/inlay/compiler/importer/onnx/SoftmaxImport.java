package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.tensor.Shape;

/** Softmax and LogSoftmax: along one axis since opset 13, over everything from an axis on before. */
final class SoftmaxImport {
    private SoftmaxImport() {}

    static OperatorImport of(boolean log) {
        return node -> {
            Operand x = node.input(0);
            if (node.opset() >= 13) {
                node.output(0, new Softmax(Axes.axis(node, x.shape(), -1), log), x);
            } else {
                flattened(node, x, log);
            }
        };
    }

    private static void flattened(NodeScope node, Operand x, boolean log) {
        Shape shape = x.shape();
        int axis = Axes.axis(node, shape, 1);
        int columns = shape.product(axis, shape.rank());
        if (columns == shape.dim(axis)) {
            node.output(0, new Softmax(axis, log), x);
            return;
        }
        Operand matrix = node.apply(new Reshape(Shape.of(shape.product(0, axis), columns)), x);
        node.output(0, new Reshape(shape), node.apply(new Softmax(1, log), matrix));
    }
}
