package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Products of matrices; with a constant matrix on one side they are fully connected layers. */
final class MatrixImports {
    private MatrixImports() {}

    static void matMul(NodeScope node) {
        Operand a = node.input(0);
        Operand b = node.input(1);
        if (isMatrix(b) && !a.isConstant() && a.rank() >= 1) {
            node.output(0, new FullyConnected(), a, swap(node, b));
        } else if (isMatrix(a) && !b.isConstant() && b.rank() == 1) {
            node.output(0, new FullyConnected(), b, a);
        } else if (isMatrix(a) && !b.isConstant() && b.rank() >= 2) {
            Operand product = node.apply(new FullyConnected(), swap(node, b), a);
            node.output(0, swapLastTwo(product.rank()), product);
        } else {
            node.output(0, new MatMul(), a, b);
        }
    }

    /** {@code alpha * A' * B' + beta * C}. */
    static void gemm(NodeScope node) {
        Operand a = matrix(node, 0, "transA");
        Operand b = matrix(node, 1, "transB");
        float alpha = node.attributes().finite("alpha", 1);
        Optional<Operand> c = node.optionalInput(2).map(operand -> scaled(node, operand, beta(node)));
        node.attributes().ignore("beta");
        if (!b.isConstant() || !a.dataType().isFloat()) {
            matrixProduct(node, a, b, alpha, c);
            return;
        }
        Operand weights = swap(node, scaled(node, b, alpha));
        Optional<Operand> bias = c.flatMap(
                operand -> asBias(node, operand, a.shape().dim(0), b.shape().dim(1)));
        if (bias.isPresent()) {
            node.output(0, new FullyConnected(), a, weights, Bias.of(bias.get(), a, weights));
        } else if (c.isPresent()) {
            Operand product = node.apply(new FullyConnected(), a, weights);
            node.output(0, new Binary(BinaryFunction.ADD), product, c.get());
        } else {
            node.output(0, new FullyConnected(), a, weights);
        }
    }

    private static float beta(NodeScope node) {
        return node.attributes().finite("beta", 1);
    }

    private static void matrixProduct(NodeScope node, Operand a, Operand b, float alpha, Optional<Operand> c) {
        if (c.isPresent()) {
            Operand product = scaled(node, node.apply(new MatMul(), a, b), alpha);
            node.output(0, new Binary(BinaryFunction.ADD), product, c.get());
        } else {
            node.output(0, new MatMul(), scaled(node, a, alpha), b);
        }
    }

    private static Operand matrix(NodeScope node, int input, String transposed) {
        Operand operand = node.input(input);
        if (operand.rank() != 2) {
            throw new ShapeException("input " + input + " is " + operand.shape() + ", not a matrix");
        }
        return node.attributes().flag(transposed, false) ? swap(node, operand) : operand;
    }

    private static Operand scaled(NodeScope node, Operand operand, float factor) {
        return factor == 1 ? operand : node.apply(BinaryFunction.MUL, operand, node.constant(scalar(operand, factor)));
    }

    private static Tensor scalar(Operand operand, float factor) {
        if (operand.dataType().isFloat()) {
            return Tensor.scalar(factor);
        }
        if (factor != (long) factor) {
            throw new ShapeException("factor " + factor + " is no integer, as " + operand.type() + " needs");
        }
        return Tensor.integers(operand.dataType(), Shape.scalar(), (long) factor);
    }

    /** Constant C as one number for each of {@code columns} outputs; empty where it differs from row to row. */
    private static Optional<Operand> asBias(NodeScope node, Operand c, int rows, int columns) {
        boolean oneRow = c.rank() < 2 || c.shape().dim(0) == 1;
        boolean fits = c.rank() == 0 || c.shape().dim(-1) == 1 || c.shape().dim(-1) == columns;
        if (!c.isConstant() || c.rank() > 2 || !oneRow || !fits || rows == 0) {
            return Optional.empty();
        }
        if (c.rank() == 1 && c.shape().dim(0) == columns) {
            return Optional.of(c);
        }
        Operand row = node.apply(new Reshape(Shape.of(c.type().elementCount())), c);
        return Optional.of(row.shape().dim(0) == columns ? row : node.apply(new Expand(Shape.of(columns)), row));
    }

    private static boolean isMatrix(Operand operand) {
        return operand.isConstant() && operand.rank() == 2 && operand.dataType().isFloat();
    }

    private static Operand swap(NodeScope node, Operand operand) {
        return node.apply(swapLastTwo(operand.rank()), operand);
    }

    private static Transpose swapLastTwo(int rank) {
        List<Integer> permutation = new ArrayList<>();
        for (int i = 0; i < rank - 2; i++) {
            permutation.add(i);
        }
        permutation.add(rank - 1);
        permutation.add(rank - 2);
        return new Transpose(permutation);
    }
}
