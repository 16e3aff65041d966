package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.operator.ResizeAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One axis of RESIZE_NEAREST_NEIGHBOR, its positions in float32 as in TensorFlow Lite's reference kernel. */
final class NearestAxis {
    private static final float HALF = 0.5f;

    private NearestAxis() {}

    static ResizeAxis of(int input, int output, Coordinates coordinates) {
        float scale = coordinates.scale(input, output);
        float offset = coordinates.halfPixel() ? HALF : 0;
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < output; i++) {
            float position = (i + offset) * scale;
            // positions are not negative, so this rounds half away from zero
            double nearest = Math.floor(coordinates.alignCorners() ? position + (double) HALF : position);
            indices.add((int) Math.min(input - 1, nearest));
        }
        return new ResizeAxis(output, 1, indices, Collections.nCopies(output, 1f));
    }
}
