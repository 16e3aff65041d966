package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the attributes that describe a sliding window: strides, dilations, pads, auto_pad. */
final class WindowReader {
    private final NodeScope node;
    private final int[] kernel;
    private final int[] strides;
    private final int[] dilations;
    private final int[] pads;
    private final String autoPad;

    WindowReader(NodeScope node, int[] kernel) {
        this.node = node;
        this.kernel = kernel;
        this.strides = perAxis("strides", 1, 1);
        this.dilations = perAxis("dilations", 1, 1);
        this.pads = perAxis("pads", 2, 0);
        this.autoPad = node.attributes().choice("auto_pad", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID");
    }

    /** The kernel of an operator without weights. */
    static int[] kernelShape(NodeScope node, int spatialRank) {
        int[] kernel = node.attributes()
                .integers("kernel_shape")
                .orElseThrow(() -> new ShapeException("attribute kernel_shape is missing"));
        return requireLength("kernel_shape", kernel, spatialRank);
    }

    /** The kernel of weights {@code [M, C, kernel...]}, which an attribute may repeat. */
    static int[] kernelOf(NodeScope node, Operand weights, Operand x) {
        if (weights.rank() != x.rank()) {
            throw new ShapeException("weights " + weights.shape() + " do not fit x " + x.shape());
        }
        int[] kernel = ChannelsLast.spatialDims(weights);
        int[] stated = node.attributes().integers("kernel_shape").orElse(kernel);
        if (!Arrays.equals(kernel, stated)) {
            throw new ShapeException(
                    "attribute kernel_shape is " + Arrays.toString(stated) + ", but weights are " + weights.shape());
        }
        return kernel;
    }

    /** Whether the window covers {@code ceil(input / stride)} outputs, padded as that needs. */
    boolean isSame() {
        return autoPad.startsWith("SAME");
    }

    boolean isSameUpper() {
        return autoPad.equals("SAME_UPPER");
    }

    /** Whether ceil_mode has a say: automatic padding fixes the number of outputs itself. */
    boolean hasExplicitPads() {
        return autoPad.equals("NOTSET");
    }

    int stride(int axis) {
        return strides[axis];
    }

    /** The window over an input of the given spatial size. */
    List<WindowAxis> over(int[] input) {
        List<WindowAxis> axes = new ArrayList<>();
        for (int i = 0; i < kernel.length; i++) {
            if (isSame()) {
                long outputs = (input[i] + (long) strides[i] - 1) / strides[i];
                long total =
                        Math.max(0, (outputs - 1) * strides[i] + axis(i, 0, 0).extent() - input[i]);
                axes.add(split(i, total));
            } else {
                axes.add(explicit(i));
            }
        }
        return axes;
    }

    /** The axis with the padding that the attribute pads states. */
    WindowAxis explicit(int i) {
        return hasExplicitPads() ? axis(i, pads[i], pads[i + kernel.length]) : axis(i, 0, 0);
    }

    /** The axis without padding. */
    WindowAxis unpadded(int i) {
        return axis(i, 0, 0);
    }

    /** The axis with padding on both sides, the odd element at the end for SAME_UPPER, else at the start. */
    WindowAxis split(int i, long total) {
        if (total > Integer.MAX_VALUE) {
            throw new ShapeException("padding of " + total + " elements is out of range");
        }
        int less = (int) (total / 2);
        int more = (int) (total - less);
        return isSameUpper() ? axis(i, less, more) : axis(i, more, less);
    }

    private WindowAxis axis(int i, int padBegin, int padEnd) {
        return new WindowAxis(kernel[i], strides[i], dilations[i], padBegin, padEnd);
    }

    private int[] perAxis(String name, int each, int absent) {
        int[] values = node.attributes().integers(name).orElse(null);
        if (values == null) {
            values = new int[each * kernel.length];
            Arrays.fill(values, absent);
        }
        requireLength(name, values, each * kernel.length);
        for (int value : values) {
            if (value < absent) {
                throw new ShapeException("attribute " + name + " holds " + value);
            }
        }
        return values;
    }

    private static int[] requireLength(String name, int[] values, int length) {
        if (values.length != length) {
            throw new ShapeException("attribute " + name + " has " + values.length + " elements, not " + length);
        }
        return values;
    }
}
