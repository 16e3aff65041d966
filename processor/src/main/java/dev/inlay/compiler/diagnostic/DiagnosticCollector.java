package dev.inlay.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the diagnostics of one compilation in the order they are found, and passes on signs of life at once. */
public final class DiagnosticCollector {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Consumer<String> progress;

    public DiagnosticCollector() {
        this(text -> {});
    }

    /** @param progress is shown what a long compilation is doing */
    public DiagnosticCollector(Consumer<String> progress) {
        this.progress = progress;
    }

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    public void add(DiagnosticId id, Place place, Object... arguments) {
        add(Diagnostic.of(id, place, arguments));
    }

    public void progress(String text) {
        progress.accept(text);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
