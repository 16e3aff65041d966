package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;

/** Remembers the double-precision tensors that float32 could not hold exactly, for one warning about all of them. */
final class Roundings {
    private static final int NAMED = 5;

    private final List<String> tensors = new ArrayList<>();

    void add(String tensor) {
        tensors.add(tensor);
    }

    void report(DiagnosticCollector diagnostics) {
        if (!tensors.isEmpty()) {
            String more = tensors.size() > NAMED ? " and " + (tensors.size() - NAMED) + " more" : "";
            String named = String.join(", ", tensors.subList(0, Math.min(NAMED, tensors.size())));
            diagnostics.add(DiagnosticId.ONNX_ROUNDED, Place.model(), named + more);
        }
    }
}
