package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Convolutions with any number of spatial axes. */
final class ConvolutionImports {
    private ConvolutionImports() {}

    static void conv(NodeScope node) {
        Operand x = node.input(0);
        Operand weights = node.input(1);
        int[] spatial = ChannelsLast.spatialDims(x);
        List<WindowAxis> window = new WindowReader(node, WindowReader.kernelOf(node, weights, x)).over(spatial);
        Conv conv = new Conv(window, groups(node));
        output(node, conv, ChannelsLast.of(node, x), ChannelsLast.of(node, weights));
    }

    static void convTranspose(NodeScope node) {
        Operand x = node.input(0);
        Operand weights = node.input(1);
        int[] spatial = ChannelsLast.spatialDims(x);
        WindowReader reader = new WindowReader(node, WindowReader.kernelOf(node, weights, x));
        int[] extra = spread(node, "output_padding", spatial.length).orElseGet(() -> new int[spatial.length]);
        int[] wanted = spread(node, "output_shape", spatial.length).orElse(null);
        List<WindowAxis> window = new ArrayList<>();
        List<Integer> outputPadding = new ArrayList<>();
        for (int i = 0; i < spatial.length; i++) {
            long natural = reader.stride(i) * (spatial[i] - 1L)
                    + extra[i]
                    + reader.unpadded(i).extent();
            if (wanted == null && !reader.isSame()) {
                window.add(reader.explicit(i));
                outputPadding.add(extra[i]);
                continue;
            }
            long target = wanted == null ? (long) spatial[i] * reader.stride(i) : wanted[i];
            window.add(reader.split(i, Math.max(0, natural - target)));
            // what no padding can give is left empty at the end
            outputPadding.add(Scalars.toInt(extra[i] + Math.max(0, target - natural), "output padding"));
        }
        int groups = groups(node);
        ConvTranspose conv = new ConvTranspose(window, groups, outputPadding);
        output(node, conv, ChannelsLast.of(node, x), transposedWeights(node, weights, groups));
    }

    /** {@code [C, M / groups, kernel...]} becomes {@code [M, kernel..., C / groups]}. */
    private static Operand transposedWeights(NodeScope node, Operand weights, int groups) {
        int rank = weights.rank();
        if (groups == 1) {
            return node.apply(new Transpose(outputsFirst(rank)), weights);
        }
        int[] grouped = new int[rank + 1];
        int[] merged = new int[rank];
        List<Integer> permutation = new ArrayList<>(List.of(0, 2));
        grouped[0] = groups;
        grouped[1] = weights.shape().dim(0) / groups;
        grouped[2] = weights.shape().dim(1);
        if (grouped[1] * groups != weights.shape().dim(0)) {
            throw new ShapeException("weights " + weights.shape() + " do not split into " + groups + " groups");
        }
        merged[0] = groups * grouped[2];
        for (int i = 2; i < rank; i++) {
            grouped[i + 1] = weights.shape().dim(i);
            merged[i - 1] = weights.shape().dim(i);
            permutation.add(i + 1);
        }
        permutation.add(1);
        merged[rank - 1] = grouped[1];
        Operand split = node.apply(new Reshape(Shape.of(grouped)), weights);
        Operand turned = node.apply(new Transpose(permutation), split);
        return node.apply(new Reshape(Shape.of(merged)), turned);
    }

    /** From {@code [C, M, kernel...]} to {@code [M, kernel..., C]}. */
    private static List<Integer> outputsFirst(int rank) {
        List<Integer> permutation = new ArrayList<>();
        for (int axis = 1; axis < rank; axis++) {
            permutation.add(axis);
        }
        permutation.add(0);
        return permutation;
    }

    private static void output(NodeScope node, Operator operator, Operand x, Operand weights) {
        Optional<Operand> bias = node.optionalInput(2);
        if (bias.isPresent()) {
            ChannelsLast.output(node, 0, operator, x, weights, Bias.of(bias.get(), x, weights));
        } else {
            ChannelsLast.output(node, 0, operator, x, weights);
        }
    }

    private static int groups(NodeScope node) {
        int groups = node.attributes().integer("group", 1);
        if (groups < 1) {
            throw new ShapeException("attribute group is " + groups);
        }
        return groups;
    }

    /** An attribute with one number that is not negative for each spatial axis. */
    private static Optional<int[]> spread(NodeScope node, String name, int spatialRank) {
        Optional<int[]> values = node.attributes().integers(name);
        values.ifPresent(array -> {
            if (array.length != spatialRank) {
                throw new ShapeException(
                        "attribute " + name + " has " + array.length + " elements, not " + spatialRank);
            }
            for (int value : array) {
                if (value < 0) {
                    throw new ShapeException("attribute " + name + " holds " + value);
                }
            }
        });
        return values;
    }
}
