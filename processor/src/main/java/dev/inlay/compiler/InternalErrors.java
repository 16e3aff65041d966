package dev.inlay.compiler;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Turns what should not have happened into a diagnostic that can be reported and acted on. */
final class InternalErrors {
    private static final String ROOT = InternalErrors.class.getPackageName() + ".";

    private InternalErrors() {}

    static DiagnosticException describe(Throwable error, String model, String sha256) {
        if (error instanceof OutOfMemoryError) {
            return new DiagnosticException(DiagnosticId.OUT_OF_MEMORY, Place.model(), stage(error), model);
        }
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        DiagnosticException described =
                new DiagnosticException(DiagnosticId.INTERNAL_ERROR, Place.model(), stage(error), model, sha256, trace);
        described.initCause(error);
        return described;
    }

    /** The stage whose code is innermost in the trace. */
    private static String stage(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            String name = frame.getClassName();
            if (name.startsWith(ROOT) && name.indexOf('.', ROOT.length()) > 0) {
                return name.substring(ROOT.length(), name.indexOf('.', ROOT.length()));
            }
        }
        return "compiler";
    }
}
