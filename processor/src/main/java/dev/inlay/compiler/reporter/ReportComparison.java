package dev.inlay.compiler.reporter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells what changed between two reports. */
final class ReportComparison {
    private final List<String> lines = new ArrayList<>();

    private ReportComparison() {}

    static List<String> compare(Report before, Report after) {
        ReportComparison comparison = new ReportComparison();
        comparison.provenance(before.provenance(), after.provenance());
        comparison.totals(before.totals(), after.totals());
        comparison.layers(before, after);
        comparison.noise(before, after);
        if (comparison.lines.isEmpty()) {
            comparison.lines.add("no difference");
        }
        return comparison.lines;
    }

    private void provenance(Provenance before, Provenance after) {
        text("model", before.model(), after.model());
        text("model SHA-256", before.modelSha256(), after.modelSha256());
        text("precision", before.precision(), after.precision());
        text("activations", before.activations(), after.activations());
        text("target", before.target(), after.target());
        text("calibration", before.calibration(), after.calibration());
        text("estimator", before.estimator(), after.estimator());
        number("samples", before.samples(), after.samples());
    }

    private void totals(Totals before, Totals after) {
        number("MACs", before.macs(), after.macs());
        number("weights", before.weights(), after.weights());
        number("stored bytes", before.storedBytes(), after.storedBytes());
        number("arena bytes", before.arenaBytes(), after.arenaBytes());
    }

    private void layers(Report before, Report after) {
        Map<String, ReportedLayer> old = byOutput(before);
        Map<String, ReportedLayer> now = byOutput(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            ReportedLayer was = old.get(name);
            ReportedLayer is = now.get(name);
            if (was == null) {
                lines.add("layer " + name + ": new, " + is.kernel());
            } else if (is == null) {
                lines.add("layer " + name + ": gone, was " + was.kernel());
            } else {
                text("layer " + name, was.kernel(), is.kernel());
                text("layer " + name + " form", form(was), form(is));
                number("layer " + name + " MACs", was.macs(), is.macs());
                number("layer " + name + " weight bits", bits(was), bits(is));
            }
        }
    }

    private void noise(Report before, Report after) {
        Map<String, Double> old = new LinkedHashMap<>();
        before.values().forEach(value -> old.put(value.name(), value.sqnr()));
        for (ReportedValue value : after.values()) {
            Double was = old.get(value.name());
            if (was != null && value.sqnr() != null && !was.equals(value.sqnr())) {
                lines.add(String.format(
                        Locale.ROOT, "SQNR of %s: %.1f dB, was %.1f dB", value.name(), value.sqnr(), was));
            }
        }
    }

    private static Map<String, ReportedLayer> byOutput(Report report) {
        Map<String, ReportedLayer> layers = new LinkedHashMap<>();
        report.layers().forEach(layer -> layers.put(layer.output(), layer));
        return layers;
    }

    private static long bits(ReportedLayer layer) {
        return layer.weights() == null ? 0 : layer.weights().bits();
    }

    private static String form(ReportedLayer layer) {
        return layer.form() == null ? "the only one" : layer.form();
    }

    private void text(String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            lines.add(what + ": " + after + ", was " + before);
        }
    }

    private void number(String what, long before, long after) {
        if (before != after) {
            String share =
                    before == 0 ? "" : String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * (after - before) / before);
            lines.add(String.format(Locale.ROOT, "%s: %,d, was %,d%s", what, after, before, share));
        }
    }
}
