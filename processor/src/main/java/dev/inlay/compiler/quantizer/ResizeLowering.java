package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QResize;
import dev.inlay.compiler.kernel.ResizeLine;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.ResizeMode;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Resampling: the nearest element is a move, linear interpolation along one or two axes has a kernel. */
final class ResizeLowering implements NodeLowering {
    private static final NodeLowering MOVE = new MoveLowering();

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Resize resize = (Resize) node.operator();
        if (resize.mode() == ResizeMode.NEAREST) {
            return MOVE.lower(node, lowering);
        }
        Value input = node.inputs().get(0);
        boolean sameScale = node.output().type().dataType().isFloat()
                && lowering.quantization(input).equals(lowering.quantization(node.output()));
        OptionalInt first = firstOfTwo(resize, input.type().shape());
        if (!sameScale || resize.mode() != ResizeMode.LINEAR || first.isEmpty()) {
            return false;
        }
        lowering.add(
                node,
                kernel(resize, input.type().shape(), first.getAsInt(), ElementType.of(lowering.quantization(input))),
                List.of(lowering.integer(input)),
                node.output());
        return true;
    }

    /** The first of two neighbouring axes that are resampled, all others staying as they are. */
    private static OptionalInt firstOfTwo(Resize resize, Shape shape) {
        int first = 0;
        while (first < shape.rank() - 2 && isIdentity(resize, shape, first)) {
            first++;
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            boolean resampled = axis >= first && axis < first + 2;
            boolean fits = resampled ? resize.axes().get(axis).taps() <= 2 : isIdentity(resize, shape, axis);
            if (!fits || shape.rank() < 2) {
                return OptionalInt.empty();
            }
        }
        return shape.rank() < 2 ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private static boolean isIdentity(Resize resize, Shape shape, int axis) {
        return resize.axes().get(axis).isIdentity(shape.dim(axis));
    }

    private static QResize kernel(Resize resize, Shape shape, int first, ElementType elementType) {
        return new QResize(
                elementType,
                shape.product(0, first),
                shape.dim(first),
                shape.dim(first + 1),
                shape.product(first + 2, shape.rank()),
                lines(resize.axes().get(first)),
                lines(resize.axes().get(first + 1)));
    }

    private static List<ResizeLine> lines(ResizeAxis axis) {
        List<ResizeLine> lines = new ArrayList<>();
        for (int o = 0; o < axis.outputs(); o++) {
            int first = axis.indices().get(o * axis.taps());
            int last = axis.indices().get(o * axis.taps() + axis.taps() - 1);
            // before the first line and behind the last both taps are the same line, and weights may pass 1
            float weight = first == last ? 0 : axis.weights().get(o * 2 + 1);
            lines.add(new ResizeLine(first, last, Math.round(weight * ResizeLine.ONE)));
        }
        return lines;
    }
}
