package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;

/** Makes the diagnostics about calibration data, all at the same place. */
final class DataProblems {
    private DataProblems() {}

    static DiagnosticException of(DiagnosticId id, Object... arguments) {
        return new DiagnosticException(id, Place.calibration(), arguments);
    }

    /** The file is not what its name says, or ends too early. */
    static DiagnosticException malformed(String name, String what) {
        return of(DiagnosticId.DATA_MALFORMED, name, what);
    }
}
