package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Pad: attributes before opset 11, inputs since. */
final class PadImport {
    private static final int INPUTS_SINCE = 11;

    private PadImport() {}

    static void run(NodeScope node) {
        Shape shape = node.input(0).shape();
        int[] pads = Axes.ints(node, "pads", 1, INPUTS_SINCE).orElseThrow(() -> new ShapeException("pads are missing"));
        int[] axes = axes(node, shape);
        if (pads.length != 2 * axes.length) {
            throw new ShapeException(
                    "pads " + Arrays.toString(pads) + " are not two for each of " + axes.length + " axes");
        }
        Axes.normalize(axes, shape.rank());
        List<Integer> begin = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
        List<Integer> end = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
        for (int i = 0; i < axes.length; i++) {
            begin.set(shape.axis(axes[i]), pads[i]);
            end.set(shape.axis(axes[i]), pads[i + axes.length]);
        }
        String mode = node.attributes().choice("mode", "constant", "reflect", "edge", "wrap");
        double value = value(node);
        node.output(0, new Pad(PadMode.valueOf(mode.toUpperCase(Locale.ROOT)), begin, end, value), node.input(0));
    }

    private static int[] axes(NodeScope node, Shape shape) {
        int[] all =
                Axes.range(0, shape.rank()).stream().mapToInt(Integer::intValue).toArray();
        return node.opset() < 18
                ? all
                : node.optionalConstantInput(3, "axes")
                        .map(tensor -> tensor.ints())
                        .orElse(all);
    }

    private static double value(NodeScope node) {
        if (node.opset() < INPUTS_SINCE) {
            return node.attributes().real("value", 0);
        }
        return node.optionalConstantInput(2, "constant_value")
                .map(tensor -> tensor.isFloat()
                        ? Scalars.real(tensor, "constant_value")
                        : (double) Scalars.integer(tensor, "constant_value"))
                .orElse(0.0);
    }
}
