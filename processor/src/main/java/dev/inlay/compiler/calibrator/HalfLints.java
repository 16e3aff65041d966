package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the even samples with the odd ones: how many values of one half lie outside of the range of the other, and how
 * much wider one range is. Samples that say little about others show in both.
 */
final class HalfLints {
    /** In fewer samples halves differ anyway. */
    static final int LEAST_SAMPLES = 32;

    /** So are the extremes of activations of few elements. */
    private static final int LEAST_ELEMENTS = 256;

    private static final double OUTSIDE_WARNING = 0.002;
    private static final double OUTSIDE_ERROR = 0.01;
    private static final double GROWTH_WARNING = 1.8;

    private final String name;
    private final Map<String, Halves> activations = new LinkedHashMap<>();
    private int sample;

    HalfLints(String name) {
        this.name = name;
    }

    /** What both halves took of one activation. */
    private record Halves(Histogram even, Histogram odd) {
        double growth() {
            double a = (double) even.max() - even.min();
            double b = (double) odd.max() - odd.min();
            return Math.max(a, b) / Math.max(Math.min(a, b), Double.MIN_NORMAL);
        }
    }

    void next() {
        sample++;
    }

    void add(Value value, Tensor tensor) {
        if (tensor.elementCount() >= LEAST_ELEMENTS) {
            Halves halves =
                    activations.computeIfAbsent(value.name(), key -> new Halves(new Histogram(), new Histogram()));
            (sample % 2 == 0 ? halves.even() : halves.odd()).add(tensor.floats());
        }
    }

    void finish(DiagnosticCollector diagnostics) {
        if (sample < LEAST_SAMPLES || activations.isEmpty()) {
            return;
        }
        long outside = 0;
        long total = 0;
        double[] growths = new double[activations.size()];
        int at = 0;
        for (Halves halves : activations.values()) {
            outside += halves.odd().outside(halves.even().min(), halves.even().max());
            total += halves.odd().total();
            growths[at++] = halves.growth();
        }
        Arrays.sort(growths);
        double share = (double) outside / total;
        double growth = growths[growths.length / 2];
        Object[] figures = {name, Percent.of(share), String.format(Locale.ROOT, "%.2f", growth)};
        if (share > OUTSIDE_ERROR) {
            throw DataProblems.of(DiagnosticId.DATA_HALVES_FAR, figures);
        }
        if (share > OUTSIDE_WARNING || growth > GROWTH_WARNING) {
            diagnostics.add(DiagnosticId.DATA_HALVES, Place.calibration(), figures);
        }
    }
}
