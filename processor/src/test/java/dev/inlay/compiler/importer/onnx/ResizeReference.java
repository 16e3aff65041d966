package dev.inlay.compiler.importer.onnx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Resizing along one axis as ONNX's documentation describes it: pad the data, take the nearest neighbours of a
 * coordinate, weigh them. Slow and written for nothing but to be compared with.
 */
record ResizeReference(String mode, String coordinates, String rounding, boolean excludeOutside, boolean antialias) {
    private static final double A = -0.75;

    double[] resize(double[] data, double scale, int outputs) {
        double[] result = new double[outputs];
        for (int x = 0; x < outputs; x++) {
            result[x] = element(data, scale, outputs, x);
        }
        return result;
    }

    private double element(double[] data, double scale, int outputs, int x) {
        // without the rounding errors that would move whole numbers to one side
        double source = Math.rint(source(x, data.length, scale, outputs) * 0x1p20) * 0x1p-20;
        double floor = Math.floor(source);
        // in (0, 1]: the pixel on the left comes first
        double ratio = source == floor ? 1 : source - floor;
        double[] weights = weights(ratio, scale);
        int[] indices = neighbours(source, weights.length, data.length);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean outside = indices[i] < 0 || indices[i] >= data.length;
            if (excludeOutside && outside) {
                continue;
            }
            sum += weights[i] * data[Math.max(0, Math.min(data.length - 1, indices[i]))];
            total += weights[i];
        }
        return excludeOutside ? sum / total : sum;
    }

    private double source(int x, int length, double scale, int outputs) {
        double resized = scale * length;
        return switch (coordinates) {
            case "align_corners" -> resized == 1 ? 0 : x * (length - 1) / (resized - 1);
            case "asymmetric" -> x / scale;
            case "half_pixel" -> (x + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> resized == 1 ? 0 : (x + 0.5) / scale - 0.5;
            case "half_pixel_symmetric" -> length / 2.0 * (1 - outputs / resized) + (x + 0.5) / scale - 0.5;
            case "tf_half_pixel_for_nn" -> (x + 0.5) / scale;
            default -> throw new IllegalArgumentException(coordinates);
        };
    }

    private double[] weights(double ratio, double scale) {
        double shrink = antialias ? Math.min(1, scale) : 1;
        return switch (mode) {
            case "nearest" -> takesRight(ratio) ? new double[] {0, 1} : new double[] {1, 0};
            case "linear" -> normalized(1, ratio, shrink);
            default -> normalized(2, ratio, shrink);
        };
    }

    private boolean takesRight(double ratio) {
        return switch (rounding) {
            case "floor" -> ratio == 1;
            case "ceil" -> true;
            case "round_prefer_floor" -> ratio > 0.5;
            default -> ratio >= 0.5;
        };
    }

    private double[] normalized(int reach, double ratio, double shrink) {
        int start = (int) Math.floor(-reach / shrink) + 1;
        double[] weights = IntStream.range(start, 2 - start)
                .mapToDouble(i -> kernel(reach, Math.abs((i - ratio) * shrink)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static double kernel(int reach, double d) {
        if (reach == 1) {
            return Math.max(0, 1 - d);
        }
        if (d <= 1) {
            return (A + 2) * d * d * d - (A + 3) * d * d + 1;
        }
        return d < 2 ? A * d * d * d - 5 * A * d * d + 8 * A * d - 4 * A : 0;
    }

    private static int[] neighbours(double source, int count, int length) {
        int pad = count + 2;
        return IntStream.range(-pad, length + pad)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(source - i))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
