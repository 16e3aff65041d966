package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/** Convolutions. Their tensors are channels-last, as operators of Inlay have them. */
final class ConvolutionImports {
    private static final int PADDING = 0;
    private static final int STRIDE_W = 1;
    private static final int STRIDE_H = 2;

    private ConvolutionImports() {}

    /** Weights {@code [M, kernel height, kernel width, C / groups]}. */
    static void conv(OperatorScope node) {
        Options options = node.options(OptionsType.CONV_2D);
        Operand x = node.input(0);
        Weights.requireRank(x, 4, "input");
        Operand weights = Weights.outputsFirst(node.input(1), 4);
        List<WindowAxis> window = window(options, x, weights, options.integer(5, 1), options.integer(4, 1));
        output(node, new Conv(window, groups(x, weights)), options.choice(3), x, weights);
    }

    /** Weights {@code [1, kernel height, kernel width, C * multiplier]}, the outputs of one channel side by side. */
    static void depthwiseConv(OperatorScope node) {
        Options options = node.options(OptionsType.DEPTHWISE_CONV_2D);
        Operand x = node.input(0);
        Weights.requireRank(x, 4, "input");
        Weights.requireRank(node.input(1), 4, "weights");
        if (node.input(1).shape().dim(0) != 1) {
            throw new ShapeException("the weights " + node.input(1).shape() + " should begin with 1");
        }
        Operand weights = Weights.outputsFirst(Weights.transposed(node, node.input(1), List.of(3, 1, 2, 0)), 4);
        List<WindowAxis> window = window(options, x, weights, options.integer(6, 1), options.integer(5, 1));
        output(node, new Conv(window, x.shape().dim(3)), options.choice(4), x, weights);
    }

    private static List<WindowAxis> window(
            Options options, Operand x, Operand weights, int dilationHeight, int dilationWidth) {
        int padding = options.choice(PADDING);
        return List.of(
                Windows.axis(
                        padding, x.shape().dim(1), weights.shape().dim(1), options.integer(STRIDE_H), dilationHeight),
                Windows.axis(
                        padding, x.shape().dim(2), weights.shape().dim(2), options.integer(STRIDE_W), dilationWidth));
    }

    /** Weights {@code [kernel depth, kernel height, kernel width, C / groups, M]}. */
    static void conv3d(OperatorScope node) {
        Options options = node.options(OptionsType.CONV_3D);
        Operand x = node.input(0);
        Weights.requireRank(x, 5, "input");
        Weights.requireRank(node.input(1), 5, "weights");
        Operand weights = Weights.outputsFirst(Weights.transposed(node, node.input(1), List.of(4, 0, 1, 2, 3)), 5);
        int[] strides = {options.integer(1), options.integer(3), options.integer(2)};
        int[] dilations = {options.integer(5, 1), options.integer(7, 1), options.integer(6, 1)};
        WindowAxis[] window = new WindowAxis[strides.length];
        for (int i = 0; i < window.length; i++) {
            window[i] = Windows.axis(
                    options.choice(PADDING),
                    x.shape().dim(i + 1),
                    weights.shape().dim(i + 1),
                    strides[i],
                    dilations[i]);
        }
        output(node, new Conv(List.of(window), groups(x, weights)), options.choice(4), x, weights);
    }

    private static int groups(Operand x, Operand weights) {
        int channels = x.shape().dim(-1);
        int perGroup = weights.shape().dim(-1);
        if (perGroup == 0 || channels % perGroup != 0) {
            throw new ShapeException(
                    "weights over " + perGroup + " channels do not fit an input with " + channels + " channels");
        }
        return channels / perGroup;
    }

    private static void output(OperatorScope node, Operator operator, int activation, Operand x, Operand weights) {
        Optional<Operand> bias = Weights.bias(node, 2, x, weights);
        if (bias.isPresent()) {
            node.outputActivated(activation, operator, x, weights, bias.get());
        } else {
            node.outputActivated(activation, operator, x, weights);
        }
    }
}
