package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Normalization over statistics of the sample itself. */
final class NormalizationImports {
    private static final float EPSILON = 1e-5f;

    private NormalizationImports() {}

    static void instanceNormalization(NodeScope node) {
        Operand x = node.input(0);
        ChannelsLast.spatialRank(x);
        Operand normal = node.apply(new Normalize(Axes.range(2, x.rank()), epsilon(node)), x);
        scaleAndShift(node, normal, perChannel(node, 1, x.rank()), Optional.of(perChannel(node, 2, x.rank())));
    }

    /** Before opset 21 there is a scale and bias for each group, since then for each channel. */
    static void groupNormalization(NodeScope node) {
        Operand x = node.input(0);
        int groups = node.attributes().requiredInteger("num_groups");
        node.attributes().ignore("stash_type");
        int channels = x.shape().dim(1);
        if (groups < 1 || channels % groups != 0) {
            throw new ShapeException(channels + " channels do not split into " + groups + " groups");
        }
        int batch = x.shape().dim(0);
        Shape grouped = Shape.of(batch, groups, x.shape().product(1, x.rank()) / groups);
        Operand normal = node.apply(new Normalize(List.of(2), epsilon(node)), node.apply(new Reshape(grouped), x));
        if (node.opset() >= 21) {
            Operand back = node.apply(new Reshape(x.shape()), normal);
            scaleAndShift(node, back, perChannel(node, 1, x.rank()), Optional.of(perChannel(node, 2, x.rank())));
        } else {
            Operand scaled = node.apply(BinaryFunction.MUL, normal, perChannel(node, 1, 3));
            Operand shifted = node.apply(BinaryFunction.ADD, scaled, perChannel(node, 2, 3));
            node.output(0, new Reshape(x.shape()), shifted);
        }
    }

    static void layerNormalization(NodeScope node) {
        Operand x = node.input(0);
        List<Integer> axes = Axes.range(Axes.axis(node, x.shape(), -1), x.rank());
        float epsilon = epsilon(node);
        node.attributes().ignore("stash_type");
        scaleAndShift(node, node.apply(new Normalize(axes, epsilon), x), node.input(1), node.optionalInput(2));
        if (node.wants(1) || node.wants(2)) {
            Reduce average = new Reduce(ReduceFunction.MEAN, axes, true);
            Operand mean = node.apply(average, x);
            Operand variance = node.apply(average, node.apply(BinaryFunction.SQUARED_DIFFERENCE, x, mean));
            Operand shifted = node.apply(BinaryFunction.ADD, variance, node.constant(Tensor.scalar(epsilon)));
            node.output(1, mean);
            node.output(2, new Unary(UnaryFunction.RSQRT, 0, 0), shifted);
        }
    }

    /** As layer normalization, without subtracting the mean. */
    static void rmsNormalization(NodeScope node) {
        Operand x = node.input(0);
        List<Integer> axes = Axes.range(Axes.axis(node, x.shape(), -1), x.rank());
        node.attributes().ignore("stash_type");
        Operand square = node.apply(UnaryFunction.SQUARE, x);
        Operand mean = node.apply(new Reduce(ReduceFunction.MEAN, axes, true), square);
        Operand shifted = node.apply(BinaryFunction.ADD, mean, node.constant(Tensor.scalar(epsilon(node))));
        Operand normal = node.apply(BinaryFunction.MUL, x, node.apply(UnaryFunction.RSQRT, shifted));
        scaleAndShift(node, normal, node.input(1), Optional.empty());
    }

    static void lrn(NodeScope node) {
        int size = node.attributes().requiredInteger("size");
        float alpha = node.attributes().finite("alpha", 0.0001f);
        float beta = node.attributes().finite("beta", 0.75f);
        float bias = node.attributes().finite("bias", 1);
        if (size < 1) {
            throw new ShapeException("attribute size is " + size);
        }
        node.output(0, new Lrn(1, size, alpha, beta, bias), node.input(0));
    }

    private static void scaleAndShift(NodeScope node, Operand normal, Operand scale, Optional<Operand> bias) {
        if (bias.isPresent()) {
            Operand scaled = node.apply(BinaryFunction.MUL, normal, scale);
            node.output(0, new Binary(BinaryFunction.ADD), scaled, bias.get());
        } else {
            node.output(0, new Binary(BinaryFunction.MUL), normal, scale);
        }
    }

    /** A vector with an element for each index of axis 1, shaped to broadcast against a tensor of the given rank. */
    static Operand perChannel(NodeScope node, int input, int rank) {
        Operand vector = node.input(input);
        if (vector.rank() != 1) {
            throw new ShapeException("input " + input + " is " + vector.shape() + ", not a vector");
        }
        int[] dims = new int[Math.max(1, rank - 1)];
        Arrays.fill(dims, 1);
        dims[0] = vector.shape().dim(0);
        return node.apply(new Reshape(Shape.of(dims)), vector);
    }

    private static float epsilon(NodeScope node) {
        return node.attributes().finite("epsilon", EPSILON);
    }
}
