package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.resource.ResourceFinder;

/** Runs a float network over representative data and estimates the range of every activation. */
public final class Calibrator {
    private Calibrator() {}

    /**
     * One pass over the data named in {@code settings}; memory depends on the number of tensors, never of samples.
     *
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if the data is missing or cannot be used
     */
    public static Ranges calibrate(
            Graph graph, CalibrationSettings settings, ResourceFinder finder, DiagnosticCollector diagnostics) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }
}
