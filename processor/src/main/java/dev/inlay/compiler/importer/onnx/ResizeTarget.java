package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a Resize asks for, spread over all axes of its input. */
final class ResizeTarget {
    private final Shape shape;
    private final int[] axes;
    private final float[] roiStarts;
    private final float[] roiEnds;

    /** @param axes the axes that scales, sizes and the region of interest are about, in that order */
    ResizeTarget(Shape shape, int[] axes) {
        this.shape = shape;
        this.axes = axes;
        this.roiStarts = new float[shape.rank()];
        this.roiEnds = new float[shape.rank()];
        Arrays.fill(roiEnds, 1);
    }

    static List<ResizedAxis> scaled(Shape shape, float[] scales) {
        int[] axes = new int[shape.rank()];
        Arrays.setAll(axes, i -> i);
        return new ResizeTarget(shape, axes).scaled(scales);
    }

    /** @param roi all starts, then all ends */
    void crop(float[] roi) {
        requireLength("roi", roi.length, 2 * axes.length);
        for (int i = 0; i < axes.length; i++) {
            float start = roi[i];
            float end = roi[i + axes.length];
            if (!Float.isFinite(start) || !Float.isFinite(end)) {
                throw new ShapeException("roi " + start + " to " + end + " is not finite");
            }
            roiStarts[shape.axis(axes[i])] = start;
            roiEnds[shape.axis(axes[i])] = end;
        }
    }

    List<ResizedAxis> scaled(float[] scales) {
        requireLength("scales", scales.length, axes.length);
        List<ResizedAxis> target = unchanged();
        for (int i = 0; i < axes.length; i++) {
            // single precision as the scales, so that 10 * 0.3 is 3
            set(target, axes[i], Math.floor(shape.dim(axes[i]) * scales[i]), scales[i]);
        }
        return target;
    }

    /** @param policy ONNX's keep_aspect_ratio_policy */
    List<ResizedAxis> sized(int[] sizes, String policy) {
        requireLength("sizes", sizes.length, axes.length);
        List<ResizedAxis> target = unchanged();
        float smallest = Float.POSITIVE_INFINITY;
        float largest = 0;
        for (int i = 0; i < axes.length; i++) {
            float scale = (float) sizes[i] / shape.dim(axes[i]);
            smallest = Math.min(smallest, scale);
            largest = Math.max(largest, scale);
            set(target, axes[i], sizes[i], scale);
        }
        if (!policy.equals("stretch")) {
            float common = policy.equals("not_larger") ? smallest : largest;
            for (int axis : axes) {
                set(target, axis, Math.floor(shape.dim(axis) * common + 0.5), common);
            }
        }
        return target;
    }

    private List<ResizedAxis> unchanged() {
        List<ResizedAxis> target = new ArrayList<>();
        for (int dim : shape.dims()) {
            target.add(new ResizedAxis(dim, dim, 1, 0, 1));
        }
        return target;
    }

    private void set(List<ResizedAxis> target, int axis, double output, float scale) {
        int normal = shape.axis(axis);
        if (!(output >= 0) || output > Shape.MAX_ELEMENTS) {
            throw new ShapeException("output size " + output + " is impossible");
        }
        target.set(normal, new ResizedAxis(shape.dim(normal), (int) output, scale, roiStarts[normal], roiEnds[normal]));
    }

    private static void requireLength(String what, int actual, int expected) {
        if (actual != expected) {
            throw new ShapeException(what + " has " + actual + " elements, not " + expected);
        }
    }
}
