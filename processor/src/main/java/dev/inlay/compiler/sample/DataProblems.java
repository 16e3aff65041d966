package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;

/** Makes the diagnostics about calibration data, all at the same place. */
public final class DataProblems {
    private DataProblems() {}

    public static DiagnosticException of(DiagnosticId id, Object... arguments) {
        return new DiagnosticException(id, Place.calibration(), arguments);
    }

    /** The file is not what its name says, or ends too early. */
    public static DiagnosticException malformed(String name, String what) {
        return of(DiagnosticId.DATA_MALFORMED, name, what);
    }
}
