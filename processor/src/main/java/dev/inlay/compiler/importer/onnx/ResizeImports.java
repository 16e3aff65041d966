package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Upsample and Resize. */
final class ResizeImports {
    private ResizeImports() {}

    static void upsample(NodeScope node) {
        float[] scales = node.opset() < 9
                ? node.attributes().reals("scales").orElseThrow(() -> new ShapeException("scales are missing"))
                : node.constantInput(1, "scales").floats();
        output(
                node,
                ResizeSettings.simple(node.attributes()),
                ResizeTarget.scaled(node.input(0).shape(), scales));
    }

    static void resize(NodeScope node) {
        if (node.opset() < 11) {
            upsample(node);
            return;
        }
        ResizeSettings settings = ResizeSettings.read(node.attributes());
        output(node, settings, target(node, settings));
    }

    private static List<ResizedAxis> target(NodeScope node, ResizeSettings settings) {
        Shape shape = node.input(0).shape();
        int[] axes = node.attributes()
                .integers("axes")
                .orElseGet(() -> Axes.range(0, shape.rank()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
        Axes.normalize(axes, shape.rank());
        String policy = node.attributes().choice("keep_aspect_ratio_policy", "stretch", "not_larger", "not_smaller");
        // an empty tensor stands for one that is left out
        Optional<Tensor> scales = node.optionalConstantInput(2, "scales").filter(tensor -> tensor.elementCount() > 0);
        Optional<Tensor> sizes = node.optionalConstantInput(3, "sizes").filter(tensor -> tensor.elementCount() > 0);
        if (scales.isPresent() == sizes.isPresent()) {
            throw new ShapeException("one of scales and sizes is needed");
        }
        ResizeTarget target = new ResizeTarget(shape, axes);
        if (settings.isCrop()) {
            target.crop(node.constantInput(1, "roi").floats());
        }
        return scales.isPresent()
                ? target.scaled(scales.get().floats())
                : target.sized(sizes.get().ints(), policy);
    }

    private static void output(NodeScope node, ResizeSettings settings, List<ResizedAxis> target) {
        List<ResizeMatrix> matrices = new ArrayList<>();
        List<ResizeAxis> axes = new ArrayList<>();
        for (ResizedAxis axis : target) {
            ResizeMatrix matrix = new ResizeMatrix(axis, settings);
            matrices.add(matrix);
            axes.add(matrix.build());
        }
        Resize resize = new Resize(settings.mode(), axes);
        if (!settings.isCrop() || settings.extrapolation() == 0) {
            node.output(0, resize, node.input(0));
            return;
        }
        Operand inside = node.apply(resize, node.input(0));
        Operand outside = node.constant(outside(node, matrices, target, settings.extrapolation()));
        node.output(0, new Binary(BinaryFunction.ADD), inside, outside);
    }

    /** What cropping puts outside of the input, where the resampling leaves 0. */
    private static Tensor outside(
            NodeScope node, List<ResizeMatrix> matrices, List<ResizedAxis> target, float extrapolation) {
        Shape shape = Shape.of(target.stream().mapToInt(ResizedAxis::output).toArray());
        node.spend(shape.elementCount());
        float[] elements = new float[shape.elementCount()];
        int[] strides = shape.strides();
        for (int axis = 0; axis < shape.rank(); axis++) {
            for (int i = 0; i < elements.length; i++) {
                if (matrices.get(axis).isOutside(i / strides[axis] % shape.dim(axis))) {
                    elements[i] = extrapolation;
                }
            }
        }
        return Tensor.floats(shape, elements);
    }
}
