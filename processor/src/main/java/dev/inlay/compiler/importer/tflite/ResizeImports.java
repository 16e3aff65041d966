package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.ResizeMode;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.List;

/** Height and width resampled to a size that is a constant input. */
final class ResizeImports {
    private ResizeImports() {}

    static void bilinear(OperatorScope node) {
        Options options = node.options(OptionsType.RESIZE_BILINEAR);
        Coordinates coordinates = coordinates(options.flag(2), options.flag(3));
        int[] size = size(node);
        Shape shape = node.input(0).shape();
        boolean fixedPoint = node.input(0).isQuantized();
        ResizeAxis height = BilinearAxis.of(shape.dim(1), size[0], coordinates, fixedPoint);
        ResizeAxis width = BilinearAxis.of(shape.dim(2), size[1], coordinates, fixedPoint);
        output(node, ResizeMode.LINEAR, height, width);
    }

    static void nearest(OperatorScope node) {
        Options options = node.options(OptionsType.RESIZE_NEAREST_NEIGHBOR);
        Coordinates coordinates = coordinates(options.flag(0), options.flag(1));
        int[] size = size(node);
        Shape shape = node.input(0).shape();
        ResizeAxis height = NearestAxis.of(shape.dim(1), size[0], coordinates);
        ResizeAxis width = NearestAxis.of(shape.dim(2), size[1], coordinates);
        output(node, ResizeMode.NEAREST, height, width);
    }

    private static Coordinates coordinates(boolean alignCorners, boolean halfPixel) {
        if (alignCorners && halfPixel) {
            throw new ShapeException("align_corners and half_pixel_centers exclude each other");
        }
        return new Coordinates(alignCorners, halfPixel);
    }

    private static int[] size(OperatorScope node) {
        Operand x = node.input(0);
        Weights.requireRank(x, 4, "input");
        int[] size = node.constantInput(1, "size").ints();
        boolean fits = size.length == 2 && size[0] > 0 && size[1] > 0;
        if (!fits || x.shape().dim(1) == 0 || x.shape().dim(2) == 0) {
            throw new ShapeException("input " + x.shape() + " cannot be resized to " + size.length + " sizes");
        }
        // two taps for each row and column
        node.spend(2L * size[0] + 2L * size[1]);
        return size;
    }

    private static void output(OperatorScope node, ResizeMode mode, ResizeAxis height, ResizeAxis width) {
        Shape shape = node.input(0).shape();
        ResizeAxis batch = ResizeAxis.identity(shape.dim(0));
        ResizeAxis channels = ResizeAxis.identity(shape.dim(3));
        node.output(0, new Resize(mode, List.of(batch, height, width, channels)), node.input(0));
    }
}
