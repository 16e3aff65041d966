package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.ShapeException;

/**
 * One axis of a Resize.
 *
 * @param scale output size over input size as the node states it; the output size may be rounded
 * @param roiStart start of the region that tf_crop_and_resize takes, as a share of the input
 * @param roiEnd end of that region
 */
record ResizedAxis(int input, int output, float scale, float roiStart, float roiEnd) {
    ResizedAxis {
        if (!(scale > 0) || Float.isInfinite(scale)) {
            throw new ShapeException("scale " + scale + " is not a positive number");
        }
        if (input < 1 && output > 0) {
            throw new ShapeException("an empty axis cannot be resized to " + output);
        }
    }

    /** Where output element {@code x} lies on the input, in input elements. */
    double source(int x, String coordinates) {
        double length = length();
        double steps = input / length;
        double position = switch (coordinates) {
            case "half_pixel" -> (x + 0.5) * steps - 0.5;
            case "half_pixel_symmetric" -> (x + 0.5) * steps - 0.5 + input / 2.0 * (1 - output / length);
            case "pytorch_half_pixel" -> length > 1 ? (x + 0.5) * steps - 0.5 : 0;
            case "align_corners" -> length == 1 ? 0 : x * (input - 1) / (length - 1);
            case "asymmetric" -> x * input / length;
            case "tf_half_pixel_for_nn" -> (x + 0.5) * steps;
            case "tf_crop_and_resize" -> cropped(x, length);
            default -> throw new IllegalStateException(coordinates);
        };
        return withoutRoundingError(position);
    }

    /** Whole numbers and halves, at which interpolation changes sides, are met exactly. */
    private static double withoutRoundingError(double position) {
        double half = Math.rint(2 * position) / 2;
        return Math.abs(position - half) < 1e-6 ? half : position;
    }

    private double cropped(int x, double length) {
        double first = (double) roiStart * (input - 1);
        double last = (double) roiEnd * (input - 1);
        return length > 1 ? first + x * (last - first) / (length - 1) : (first + last) / 2;
    }

    /** Output size before rounding; the whole number it is close to where the scale was computed from sizes. */
    private double length() {
        double length = (double) scale * input;
        return Math.abs(length - output) < 1e-4 * Math.max(1, output) ? output : length;
    }
}
