package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.operator.ResizeAxis;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of RESIZE_BILINEAR: two taps for each output element, the element before its position and the one behind, as
 * in TensorFlow Lite's reference kernels. Quantized tensors have positions of ten fractional bits; their weights are
 * multiples of 2^-10.
 */
final class BilinearAxis {
    private static final int FRACTION_BITS = 10;
    private static final long ONE = 1L << FRACTION_BITS;
    private static final float HALF = 0.5f;

    private BilinearAxis() {}

    static ResizeAxis of(int input, int output, Coordinates coordinates, boolean fixedPoint) {
        List<Integer> indices = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < output; i++) {
            if (fixedPoint) {
                addFixedPoint(i, input, output, coordinates, indices, weights);
            } else {
                addReal(i, input, output, coordinates, indices, weights);
            }
        }
        return new ResizeAxis(output, 2, indices, weights);
    }

    private static void addReal(
            int i, int input, int output, Coordinates coordinates, List<Integer> indices, List<Float> weights) {
        float scale = coordinates.scale(input, output);
        float position = coordinates.halfPixel() ? (i + HALF) * scale - HALF : i * scale;
        int before = Math.min(input - 1, Math.max(0, (int) Math.floor(position)));
        int behind = Math.min(input - 1, (int) Math.ceil(position));
        indices.add(before);
        indices.add(Math.max(0, behind));
        weights.add(1 - (position - before));
        weights.add(position - before);
    }

    private static void addFixedPoint(
            int i, int input, int output, Coordinates coordinates, List<Integer> indices, List<Float> weights) {
        long scale = coordinates.alignCorners() && output > 1
                ? (ONE * (input - 1) + (output - 1) / 2) / (output - 1)
                : (ONE * input + output / 2) / output;
        long position = i * scale + (coordinates.halfPixel() ? scale / 2 - ONE / 2 : 0);
        // both divisions round toward zero, which matters for positions before the first element
        long before = Math.min(input - 1L, Math.max(0, position / ONE));
        long behind = Math.min(input - 1L, Math.max(0, (position + ONE - 1) / ONE));
        indices.add((int) before);
        indices.add((int) behind);
        weights.add((float) (ONE - (position - before * ONE)) / ONE);
        weights.add((float) (position - before * ONE) / ONE);
    }
}
