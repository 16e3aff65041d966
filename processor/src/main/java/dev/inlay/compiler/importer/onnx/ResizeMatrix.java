package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.ResizeMode;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Computes the taps of one axis: which input elements make each output element, and with what weights. */
final class ResizeMatrix {
    /** Bound on the size of a matrix, against absurd scales. */
    private static final long MAX_TAPS = 1L << 22;

    private final ResizedAxis axis;
    private final ResizeSettings settings;
    private final double shrink;
    private final int reach;

    ResizeMatrix(ResizedAxis axis, ResizeSettings settings) {
        this.axis = axis;
        this.settings = settings;
        this.shrink = settings.antialias() ? Math.min(1, axis.scale()) : 1;
        int neighbours = settings.mode() == ResizeMode.CUBIC ? 2 : 1;
        double widened = settings.mode() == ResizeMode.NEAREST ? 1 : Math.ceil(neighbours / shrink);
        if (2 * widened * axis.output() > MAX_TAPS) {
            throw new ShapeException("resizing " + axis.input() + " elements to " + axis.output() + " with scale "
                    + axis.scale() + " takes too much memory");
        }
        this.reach = (int) widened;
    }

    ResizeAxis build() {
        List<List<Tap>> rows = new ArrayList<>();
        int taps = 1;
        for (int x = 0; x < axis.output(); x++) {
            List<Tap> row = isOutside(x) ? List.of() : row(axis.source(x, settings.coordinates()));
            rows.add(row);
            taps = Math.max(taps, row.size());
        }
        List<Integer> indices = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (List<Tap> row : rows) {
            for (int t = 0; t < taps; t++) {
                indices.add(t < row.size() ? row.get(t).index : 0);
                weights.add(t < row.size() ? (float) row.get(t).weight : 0f);
            }
        }
        return new ResizeAxis(axis.output(), taps, List.copyOf(indices), List.copyOf(weights));
    }

    /** Whether an output element lies outside of the input, where cropping extrapolates. */
    boolean isOutside(int x) {
        if (!settings.isCrop()) {
            return false;
        }
        double source = axis.source(x, settings.coordinates());
        return source < 0 || source > axis.input() - 1;
    }

    private List<Tap> row(double source) {
        if (settings.mode() == ResizeMode.NEAREST) {
            return List.of(new Tap(inside(nearest(source)), 1));
        }
        // the left neighbour lies strictly to the left, so that a whole number is the right one
        int left = (int) Math.ceil(source) - 1;
        double ratio = source - left;
        List<Tap> row = new ArrayList<>();
        double sum = 0;
        for (int i = 1 - reach; i <= reach; i++) {
            double weight = kernel(Math.abs(i - ratio) * shrink);
            boolean outside = left + i < 0 || left + i >= axis.input();
            if (weight != 0 && !(outside && settings.excludeOutside())) {
                add(row, inside(left + i), weight);
                sum += weight;
            }
        }
        return shrink < 1 || settings.excludeOutside() ? scaled(row, 1 / sum) : row;
    }

    /** The border repeats, so taps beyond it add up. */
    private static void add(List<Tap> row, int index, double weight) {
        int last = row.size() - 1;
        if (last >= 0 && row.get(last).index == index) {
            row.set(last, new Tap(index, row.get(last).weight + weight));
        } else {
            row.add(new Tap(index, weight));
        }
    }

    private static List<Tap> scaled(List<Tap> row, double factor) {
        return row.stream().map(tap -> new Tap(tap.index, tap.weight * factor)).toList();
    }

    private int inside(int index) {
        return Math.max(0, Math.min(axis.input() - 1, index));
    }

    private int nearest(double source) {
        String rounding = settings.rounding();
        if (rounding.equals("simple")) {
            rounding = axis.scale() < 1 ? "ceil" : "floor";
        }
        return (int)
                switch (rounding) {
                    case "floor" -> Math.floor(source);
                    case "ceil" -> Math.ceil(source);
                    case "round_prefer_ceil" -> Math.floor(source + 0.5);
                    case "round_prefer_floor" -> Math.ceil(source - 0.5);
                    default -> throw new IllegalStateException(rounding);
                };
    }

    /** Weight of a tap at a distance: a triangle, or Keys' cubic convolution. */
    private double kernel(double d) {
        if (settings.mode() == ResizeMode.LINEAR) {
            return Math.max(0, 1 - d);
        }
        double a = settings.cubicA();
        if (d <= 1) {
            return ((a + 2) * d - (a + 3)) * d * d + 1;
        }
        return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }

    private record Tap(int index, double weight) {}
}
