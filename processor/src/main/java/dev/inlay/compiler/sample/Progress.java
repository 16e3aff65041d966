package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import java.util.concurrent.TimeUnit;

/** Says how far work on samples is, where it takes long enough for someone to wonder. */
public final class Progress {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(5);

    private final String work;
    private final int expected;
    private final DiagnosticCollector diagnostics;
    private long last = System.nanoTime();

    /**
     * @param work what is done, as in {@code calibrating on samples.npy}
     * @param expected number of samples; -1 where it is not known
     */
    public Progress(String work, int expected, DiagnosticCollector diagnostics) {
        this.work = work;
        this.expected = expected;
        this.diagnostics = diagnostics;
    }

    public void done(int samples) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL) {
            last = now;
            diagnostics.progress(work + ": " + samples + (expected < 0 ? "" : " of " + expected) + " samples");
        }
    }
}
