package dev.inlay.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Takes the diagnostics of one compilation in the order they are found. */
public final class DiagnosticCollector {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    public void add(DiagnosticId id, Place place, Object... arguments) {
        add(Diagnostic.of(id, place, arguments));
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
