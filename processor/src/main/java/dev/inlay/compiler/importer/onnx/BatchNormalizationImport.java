package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** BatchNormalization: with the statistics of training, or in training mode with those of the batch. */
final class BatchNormalizationImport {
    private BatchNormalizationImport() {}

    static void run(NodeScope node) {
        Operand x = node.input(0);
        float epsilon = node.attributes().finite("epsilon", 1e-5f);
        float momentum = node.attributes().finite("momentum", 0.9f);
        if (x.rank() < 1) {
            throw new ShapeException("x is a scalar");
        }
        if (isTraining(node)) {
            train(node, x, epsilon, momentum);
        } else if (!node.attributes().flag("spatial", true)) {
            perElement(node, x, epsilon);
        } else if (x.rank() == 1) {
            // a vector is a batch of samples with the one channel
            Operand matrix = node.apply(new Reshape(Shape.of(x.shape().dim(0), 1)), x);
            node.output(
                    0, new Reshape(x.shape()), node.apply(new BatchNormalization(1, epsilon), operands(node, matrix)));
        } else {
            node.output(0, new BatchNormalization(1, epsilon), operands(node, x));
        }
    }

    /** An attribute since opset 14; before, naming the outputs of training is what turns it on. */
    private static boolean isTraining(NodeScope node) {
        if (node.opset() >= 14) {
            return node.attributes().flag("training_mode", false);
        }
        return node.wants(1) || node.wants(2) || node.wants(3) || node.wants(4);
    }

    private static Operand[] operands(NodeScope node, Operand x) {
        return new Operand[] {x, node.input(1), node.input(2), node.input(3), node.input(4)};
    }

    /** Opset 7 and 8 with spatial = 0: statistics of the shape of a sample. */
    private static void perElement(NodeScope node, Operand x, float epsilon) {
        Operand centred = node.apply(BinaryFunction.SUB, x, node.input(3));
        Operand variance = node.apply(BinaryFunction.ADD, node.input(4), node.constant(Tensor.scalar(epsilon)));
        Operand normal = node.apply(BinaryFunction.DIV, centred, node.apply(UnaryFunction.SQRT, variance));
        Operand scaled = node.apply(BinaryFunction.MUL, normal, node.input(1));
        node.output(0, new Binary(BinaryFunction.ADD), scaled, node.input(2));
    }

    private static void train(NodeScope node, Operand x, float epsilon, float momentum) {
        if (x.rank() < 2) {
            throw node.unsupported("training mode on a vector");
        }
        List<Integer> axes = new ArrayList<>(Axes.range(0, x.rank()));
        axes.remove(Integer.valueOf(1));
        Operand normal = node.apply(new Normalize(axes, epsilon), x);
        Operand scale = NormalizationImports.perChannel(node, 1, x.rank());
        Operand bias = NormalizationImports.perChannel(node, 2, x.rank());
        node.output(0, new Binary(BinaryFunction.ADD), node.apply(BinaryFunction.MUL, normal, scale), bias);

        Operand mean = node.apply(new Reduce(ReduceFunction.MEAN, axes, true), x);
        Operand difference = node.apply(BinaryFunction.SQUARED_DIFFERENCE, x, mean);
        Operand batchMean = node.apply(new Reduce(ReduceFunction.MEAN, axes, false), x);
        Operand batchVariance = node.apply(new Reduce(ReduceFunction.MEAN, axes, false), difference);
        running(node, 1, node.input(3), batchMean, momentum);
        running(node, 2, node.input(4), batchVariance, momentum);
        node.output(3, batchMean);
        node.output(4, batchVariance);
    }

    /** {@code old * momentum + current * (1 - momentum)}. */
    private static void running(NodeScope node, int output, Operand old, Operand current, float momentum) {
        if (node.wants(output)) {
            Operand kept = node.apply(BinaryFunction.MUL, old, node.constant(Tensor.scalar(momentum)));
            Operand added = node.apply(BinaryFunction.MUL, current, node.constant(Tensor.scalar(1 - momentum)));
            node.output(output, new Binary(BinaryFunction.ADD), kept, added);
        }
    }
}
