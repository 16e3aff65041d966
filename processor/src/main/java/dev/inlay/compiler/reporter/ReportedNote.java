package dev.inlay.compiler.reporter;

import dev.inlay.compiler.diagnostic.Diagnostic;

/** A diagnostic of the compilation. */
record ReportedNote(String severity, String code, String text) {
    static ReportedNote of(Diagnostic diagnostic) {
        return new ReportedNote(
                diagnostic.id().severity().name(), diagnostic.id().code(), diagnostic.message());
    }
}
