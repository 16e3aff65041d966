package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import java.util.concurrent.TimeUnit;

/** Says how far calibration is, where it takes long enough for someone to wonder. */
final class Progress {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(5);

    private final String name;
    private final int expected;
    private final DiagnosticCollector diagnostics;
    private long last = System.nanoTime();

    /** @param expected number of samples; -1 where it is not known */
    Progress(String name, int expected, DiagnosticCollector diagnostics) {
        this.name = name;
        this.expected = expected;
        this.diagnostics = diagnostics;
    }

    void done(int samples) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL) {
            last = now;
            diagnostics.progress(
                    "calibrating on " + name + ": " + samples + (expected < 0 ? "" : " of " + expected) + " samples");
        }
    }
}
