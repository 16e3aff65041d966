package dev.inlay.compiler.diagnostic;

/**
 * One message to the user.
 *
 * @param message the whole text without the code
 */
public record Diagnostic(DiagnosticId id, Place place, String message) {
    /** Fills the template of {@code id}. */
    public static Diagnostic of(DiagnosticId id, Place place, Object... arguments) {
        return new Diagnostic(id, place, id.fill(arguments));
    }

    public boolean isError() {
        return id.severity() == Severity.ERROR;
    }

    /** {@code [INLAY-201] text}. */
    @Override
    public String toString() {
        return "[" + id.code() + "] " + message;
    }
}
