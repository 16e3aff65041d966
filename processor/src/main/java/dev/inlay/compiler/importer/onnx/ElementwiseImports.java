package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.Where;
import dev.inlay.compiler.tensor.ShapeException;

/** Functions that work element by element, and have a counterpart of the same meaning. */
final class ElementwiseImports {
    private static final float SELU_ALPHA = 1.67326319217681884765625f;
    private static final float SELU_GAMMA = 1.05070102214813232421875f;

    private ElementwiseImports() {}

    static OperatorImport unary(UnaryFunction function) {
        return node -> node.output(0, new Unary(function, 0, 0), node.input(0));
    }

    /** A function with the one parameter {@code alpha}. */
    static OperatorImport unary(UnaryFunction function, float alpha) {
        return node -> node.output(0, new Unary(function, node.attributes().finite("alpha", alpha), 0), node.input(0));
    }

    static void selu(NodeScope node) {
        float alpha = node.attributes().finite("alpha", SELU_ALPHA);
        float gamma = node.attributes().finite("gamma", SELU_GAMMA);
        node.output(0, new Unary(UnaryFunction.SELU, alpha, gamma), node.input(0));
    }

    static void hardSigmoid(NodeScope node) {
        float alpha = node.attributes().finite("alpha", 0.2f);
        float beta = node.attributes().finite("beta", 0.5f);
        node.output(0, new Unary(UnaryFunction.HARD_SIGMOID, alpha, beta), node.input(0));
    }

    static void gelu(NodeScope node) {
        boolean exact = node.attributes().choice("approximate", "none", "tanh").equals("none");
        node.output(0, new Unary(exact ? UnaryFunction.GELU : UnaryFunction.GELU_TANH, 0, 0), node.input(0));
    }

    static OperatorImport binary(BinaryFunction function) {
        return node -> node.output(0, new Binary(function), node.input(0), node.input(1));
    }

    static void where(NodeScope node) {
        node.output(0, new Where(), node.input(0), node.input(1), node.input(2));
    }

    /** The slope broadcasts one way only: it never makes the result larger than x. */
    static void prelu(NodeScope node) {
        Operand x = node.input(0);
        Operand slope = node.input(1);
        if (slope.rank() > x.rank()) {
            throw new ShapeException("slope " + slope.shape() + " has more dimensions than x " + x.shape());
        }
        node.output(0, new Binary(BinaryFunction.PRELU), x, slope);
    }
}
