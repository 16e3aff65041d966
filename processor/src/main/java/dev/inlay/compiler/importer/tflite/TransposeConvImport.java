package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TRANSPOSE_CONV: inputs output shape, weights {@code [M, kernel height, kernel width, C]}, x and optional bias. */
final class TransposeConvImport {
    private static final int X = 2;
    private static final int BIAS = 3;
    private static final int PADDING = 0;
    private static final int STRIDE_W = 1;
    private static final int STRIDE_H = 2;
    private static final int ACTIVATION = 3;

    private TransposeConvImport() {}

    static void run(OperatorScope node) {
        Options options = node.options(OptionsType.TRANSPOSE_CONV);
        int[] shape = node.constantInput(0, "output shape").ints();
        Operand weights = Weights.outputsFirst(node.input(1), 4);
        Operand x = node.input(X);
        Weights.requireRank(x, 4, "input");
        if (shape.length != 4
                || shape[0] != x.shape().dim(0)
                || shape[3] != weights.shape().dim(0)) {
            throw new ShapeException("an output of " + shape.length + " dimensions does not fit input " + x.shape()
                    + " and weights " + weights.shape());
        }
        int[] strides = {options.integer(STRIDE_H), options.integer(STRIDE_W)};
        List<WindowAxis> window = new ArrayList<>();
        List<Integer> outputPadding = new ArrayList<>();
        for (int i = 0; i < strides.length; i++) {
            WindowAxis axis = new WindowAxis(weights.shape().dim(i + 1), strides[i], 1, 0, 0);
            long begin = Windows.padding(options.choice(PADDING), shape[i + 1], axis) / 2;
            // what is more than the windows give is left at the bias, what is less is cut, both at the end
            long excess = strides[i] * (x.shape().dim(i + 1) - 1L) + axis.extent() - begin - shape[i + 1];
            window.add(new WindowAxis(axis.size(), strides[i], 1, toInt(begin), toInt(Math.max(0, excess))));
            outputPadding.add(toInt(Math.max(0, -excess)));
        }
        ConvTranspose operator = new ConvTranspose(window, 1, outputPadding);
        Optional<Operand> bias = Weights.bias(node, BIAS, x, weights);
        if (bias.isPresent()) {
            node.outputActivated(options.choice(ACTIVATION), operator, x, weights, bias.get());
        } else {
            node.outputActivated(options.choice(ACTIVATION), operator, x, weights);
        }
    }

    private static int toInt(long padding) {
        if (padding > Integer.MAX_VALUE) {
            throw new ShapeException("padding of " + padding + " elements");
        }
        return (int) padding;
    }
}
