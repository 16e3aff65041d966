package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** Operators that relate each element to the others of its last axis. */
final class NormalizationImports {
    /** Below this the norm of a vector does not go. */
    private static final float SMALLEST_NORM = 1e-6f;

    private static final int MAX_RADIUS = 1 << 20;

    private NormalizationImports() {}

    static void softmax(OperatorScope node) {
        float beta = node.options(OptionsType.SOFTMAX).real(0, 0);
        if (!(beta > 0)) {
            throw new ShapeException("its beta is " + beta);
        }
        node.output(0, new Softmax(node.input(0).shape().axis(-1), false, beta), node.input(0));
    }

    static void logSoftmax(OperatorScope node) {
        node.output(0, new Softmax(node.input(0).shape().axis(-1), true), node.input(0));
    }

    static void l2Normalization(OperatorScope node) {
        Operand x = node.input(0);
        List<Integer> last = List.of(x.shape().axis(-1));
        Operand norm = node.apply(new Reduce(ReduceFunction.L2, last, true), x);
        Operand smallest = node.constant(Tensor.scalar(SMALLEST_NORM));
        Operand bounded = node.apply(new Binary(BinaryFunction.MAX), norm, smallest);
        node.output(0, new Binary(BinaryFunction.DIV), x, bounded);
    }

    /** {@code x / (bias + alpha * sum of squares) ^ beta}, the sum over {@code radius} channels to each side. */
    static void localResponse(OperatorScope node) {
        Options options = node.options(OptionsType.LOCAL_RESPONSE_NORMALIZATION);
        int radius = options.integer(0);
        if (radius < 0 || radius > MAX_RADIUS) {
            throw new ShapeException("its radius is " + radius);
        }
        int size = 2 * radius + 1;
        // the operator's alpha is divided by the number of channels
        Lrn operator = new Lrn(
                node.input(0).shape().axis(-1),
                size,
                options.real(2, 0) * size,
                options.real(3, 0),
                options.real(1, 0));
        node.output(0, operator, node.input(0));
    }
}
