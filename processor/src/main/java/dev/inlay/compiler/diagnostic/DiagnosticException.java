package dev.inlay.compiler.diagnostic;

import java.util.List;

/** Ends the compilation of one model: what is wrong, as diagnostics of which one at least is an error. */
public final class DiagnosticException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    public DiagnosticException(DiagnosticId id, Place place, Object... arguments) {
        this(List.of(Diagnostic.of(id, place, arguments)));
    }

    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.get(0).toString());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The same messages, about something else in the user's source. */
    public DiagnosticException at(Place place) {
        return new DiagnosticException(diagnostics.stream()
                .map(diagnostic -> new Diagnostic(diagnostic.id(), place, diagnostic.message()))
                .toList());
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
