package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Tensor;

/** Arithmetic that takes any number of operands, mixes types, or limits elements. */
final class ArithmeticImports {
    private ArithmeticImports() {}

    /** Min, Max and Sum: the operands joined from left to right. */
    static OperatorImport variadic(BinaryFunction function) {
        return node -> {
            int last = node.inputCount() - 1;
            Operand joined = join(node, function, last);
            if (last < 1) {
                node.output(0, joined);
            } else {
                node.output(0, new Binary(function), joined, node.input(last));
            }
        };
    }

    static void mean(NodeScope node) {
        int count = node.inputCount();
        Operand sum = join(node, BinaryFunction.ADD, count);
        node.output(0, new Binary(BinaryFunction.DIV), sum, node.constant(Tensor.scalar(count)));
    }

    private static Operand join(NodeScope node, BinaryFunction function, int count) {
        Operand joined = node.input(0);
        for (int i = 1; i < count; i++) {
            joined = node.apply(function, joined, node.input(i));
        }
        return joined;
    }

    /** Base and exponent may differ in type; the result has that of the base. */
    static void pow(NodeScope node) {
        Operand base = node.input(0);
        Operand exponent = node.input(1);
        if (base.dataType() == exponent.dataType()) {
            node.output(0, new Binary(BinaryFunction.POW), base, exponent);
        } else if (base.dataType().isFloat()) {
            Operand real = node.apply(new Cast(DataType.FLOAT32), exponent);
            node.output(0, new Binary(BinaryFunction.POW), base, real);
        } else if (exponent.dataType().isFloat()) {
            Operand real = node.apply(new Cast(DataType.FLOAT32), base);
            Operand power = node.apply(BinaryFunction.POW, real, exponent);
            node.output(0, new Cast(base.dataType()), power);
        } else {
            Operand alike = node.apply(new Cast(base.dataType()), exponent);
            node.output(0, new Binary(BinaryFunction.POW), base, alike);
        }
    }

    /** With fmod the remainder has the sign of the dividend, without it that of the divisor. */
    static void mod(NodeScope node) {
        boolean fmod = node.attributes().flag("fmod", false);
        BinaryFunction function = fmod ? BinaryFunction.REMAINDER : BinaryFunction.MOD;
        node.output(0, new Binary(function), node.input(0), node.input(1));
    }

    /** Bounds are attributes before opset 11 and inputs since; where they are no constants, Max and Min remain. */
    static void clip(NodeScope node) {
        Operand x = node.input(0);
        boolean known = true;
        for (int i = 1; i <= 2; i++) {
            known &= node.optionalInput(i).map(Operand::isConstant).orElse(true);
        }
        if (x.dataType().isFloat() && known) {
            float min = bound(node, 1, "min", Float.NEGATIVE_INFINITY);
            float max = bound(node, 2, "max", Float.POSITIVE_INFINITY);
            node.output(0, new Unary(UnaryFunction.CLIP, min, max), x);
            return;
        }
        boolean hasMin = node.optionalInput(1).isPresent();
        boolean hasMax = node.optionalInput(2).isPresent();
        if (hasMin && hasMax) {
            Operand raised = node.apply(BinaryFunction.MAX, x, node.input(1));
            node.output(0, new Binary(BinaryFunction.MIN), raised, node.input(2));
        } else if (hasMin) {
            node.output(0, new Binary(BinaryFunction.MAX), x, node.input(1));
        } else if (hasMax) {
            node.output(0, new Binary(BinaryFunction.MIN), x, node.input(2));
        } else {
            node.output(0, x);
        }
    }

    private static float bound(NodeScope node, int input, String name, float absent) {
        if (node.opset() < 11) {
            return node.attributes().real(name, absent);
        }
        return node.optionalConstantInput(input, name)
                .map(bound -> Scalars.real(bound, name))
                .orElse(absent);
    }
}
