package dev.inlay.compiler.diagnostic;

/** How a diagnostic is shown; an {@link #ERROR} also stops generation. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
