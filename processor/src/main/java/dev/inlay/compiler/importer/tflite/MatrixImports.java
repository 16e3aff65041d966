package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Products of matrices. */
final class MatrixImports {
    private static final int ACTIVATION = 0;
    private static final int WEIGHTS_FORMAT = 1;
    private static final int KEEP_DIMENSIONS = 2;
    private static final int ASYMMETRIC_INPUT = 3;
    private static final int ASYMMETRIC_FACTOR = 2;

    private MatrixImports() {}

    /** Weights {@code [M, K]}; x is taken as rows of K elements. */
    static void fullyConnected(OperatorScope node) {
        Options options = node.options(OptionsType.FULLY_CONNECTED);
        if (options.choice(WEIGHTS_FORMAT) != 0) {
            throw node.unsupported("the shuffled format of its weights");
        }
        Operand weights = Weights.outputsFirst(node.input(1), 2);
        Operand x = rows(node, node.input(0), weights.shape().dim(1), options.flag(KEEP_DIMENSIONS));
        Optional<Operand> bias = Weights.bias(node, 2, x, weights);
        int activation = options.choice(ACTIVATION);
        FullyConnected layer = new FullyConnected(options.flag(ASYMMETRIC_INPUT));
        if (bias.isPresent() && !weights.isConstant()) {
            Operand product = node.apply(new MatMul(), x, Weights.transposed(node, weights, List.of(1, 0)));
            node.outputActivated(activation, new Binary(BinaryFunction.ADD), product, bias.get());
        } else if (bias.isPresent()) {
            node.outputActivated(activation, layer, x, weights, bias.get());
        } else {
            node.outputActivated(activation, layer, x, weights);
        }
    }

    private static Operand rows(OperatorScope node, Operand x, int depth, boolean keepDimensions) {
        boolean isMatrix = x.rank() == 2 && x.shape().dim(1) == depth;
        if (keepDimensions || isMatrix) {
            return x;
        }
        if (depth == 0 || x.type().elementCount() % depth != 0) {
            throw new ShapeException("input " + x.shape() + " does not split into rows of " + depth + " elements");
        }
        return node.move(new Reshape(Shape.of(x.type().elementCount() / depth, depth)), x);
    }

    /** Either operand may be given with its last two axes exchanged. */
    static void batchMatMul(OperatorScope node) {
        Options options = node.options(OptionsType.BATCH_MATMUL);
        Operand x = options.flag(0) ? exchanged(node, node.input(0)) : node.input(0);
        Operand y = options.flag(1) ? exchanged(node, node.input(1)) : node.input(1);
        if (x.rank() < 2 || y.rank() < 2) {
            throw new ShapeException("operands " + x.shape() + " and " + y.shape() + " are no matrices");
        }
        if (isHybrid(node, x, y)) {
            // rows times one matrix of integers: a layer, and quantized as one
            Operand weights = Weights.transposed(node, matrix(y), List.of(1, 0));
            node.output(0, new FullyConnected(options.flag(ASYMMETRIC_FACTOR)), x, weights);
        } else {
            node.output(0, new MatMul(), x, y);
        }
    }

    private static boolean isHybrid(OperatorScope node, Operand x, Operand y) {
        return !x.isConstant()
                && !x.isQuantized()
                && node.quantization(0).isEmpty()
                && y.isConstant()
                && y.quantization().filter(scales -> !scales.isPerChannel()).isPresent()
                && y.rank() <= x.rank()
                && y.shape().product(0, y.rank() - 2) == 1;
    }

    /** A batch of one matrix as that matrix. */
    private static Operand matrix(Operand y) {
        Shape shape = Shape.of(y.shape().dim(-2), y.shape().dim(-1));
        return Operand.quantized(
                y.name(), y.data().get().reshaped(shape), y.quantization().get());
    }

    private static Operand exchanged(OperatorScope node, Operand x) {
        if (x.rank() < 2) {
            throw new ShapeException("operand " + x.shape() + " is no matrix");
        }
        List<Integer> axes = new ArrayList<>(Axes.range(0, x.rank()));
        Collections.swap(axes, x.rank() - 1, x.rank() - 2);
        return Weights.transposed(node, x, axes);
    }
}
