package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.Where;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/** Functions that work element by element. */
final class ElementwiseImports {
    private ElementwiseImports() {}

    static OperatorImport unary(UnaryFunction function) {
        return unary(function, 0, 0);
    }

    /** A function with parameters that are always the same. */
    static OperatorImport unary(UnaryFunction function, float alpha, float beta) {
        return node -> node.output(0, new Unary(function, alpha, beta), node.input(0));
    }

    static void gelu(OperatorScope node) {
        boolean approximate = node.options(OptionsType.GELU).flag(0);
        UnaryFunction function = approximate ? UnaryFunction.GELU_TANH : UnaryFunction.GELU;
        node.output(0, new Unary(function), node.input(0));
    }

    static void leakyRelu(OperatorScope node) {
        float alpha = node.options(OptionsType.LEAKY_RELU).real(0, 0);
        node.output(0, new Unary(UnaryFunction.LEAKY_RELU, alpha, 0), node.input(0));
    }

    static void prelu(OperatorScope node) {
        Operand x = node.input(0);
        Operand slope = node.input(1);
        if (slope.rank() > x.rank()) {
            throw new ShapeException("slope " + slope.shape() + " has more dimensions than x " + x.shape());
        }
        node.output(0, new Binary(BinaryFunction.PRELU), x, slope);
    }

    static OperatorImport binary(BinaryFunction function) {
        return node -> node.output(0, new Binary(function), node.input(0), node.input(1));
    }

    /** A function whose first option is the activation behind it. */
    static OperatorImport activated(BinaryFunction function, OptionsType options) {
        return node -> node.outputActivated(
                node.options(options).choice(0), new Binary(function), node.input(0), node.input(1));
    }

    static void addAll(OperatorScope node) {
        List<Operand> inputs = node.inputs();
        if (inputs.size() < 2) {
            node.output(0, node.input(0));
            return;
        }
        Operand sum = inputs.get(0);
        for (Operand next : inputs.subList(1, inputs.size() - 1)) {
            sum = node.apply(new Binary(BinaryFunction.ADD), sum, next);
        }
        node.output(0, new Binary(BinaryFunction.ADD), sum, inputs.get(inputs.size() - 1));
    }

    /** The quotient rounded down. */
    static void floorDivide(OperatorScope node) {
        Operand a = node.input(0);
        Operand b = node.input(1);
        if (a.dataType().isFloat()) {
            node.output(0, new Unary(UnaryFunction.FLOOR), node.apply(new Binary(BinaryFunction.DIV), a, b));
        } else {
            Operand rest = node.apply(new Binary(BinaryFunction.MOD), a, b);
            Operand multiple = node.apply(new Binary(BinaryFunction.SUB), a, rest);
            node.output(0, new Binary(BinaryFunction.DIV), multiple, b);
        }
    }

    static void notEqual(OperatorScope node) {
        Operand equal = node.apply(new Binary(BinaryFunction.EQUAL), node.input(0), node.input(1));
        node.output(0, new Unary(UnaryFunction.NOT), equal);
    }

    /** A condition with one element for each index of the first axis holds for all that lies behind the index. */
    static void select(OperatorScope node) {
        Operand condition = node.input(0);
        int rank = node.input(1).rank();
        if (condition.rank() == 1 && rank > 1) {
            int[] dims = new int[rank];
            Arrays.fill(dims, 1);
            dims[0] = condition.shape().dim(0);
            condition = node.apply(new Reshape(Shape.of(dims)), condition);
        }
        node.output(0, new Where(), condition, node.input(1), node.input(2));
    }

    static void selectBroadcast(OperatorScope node) {
        node.output(0, new Where(), node.input(0), node.input(1), node.input(2));
    }
}
