package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import org.junit.jupiter.api.function.Executable;

/** What tests say about models that are refused. */
final class Refusals {
    private Refusals() {}

    /** The import ends with one diagnostic on the model, whose text holds every one of {@code parts}. */
    static void assertRefused(DiagnosticId id, Executable importing, String... parts) {
        DiagnosticException refusal = assertThrows(DiagnosticException.class, importing);
        assertEquals(1, refusal.diagnostics().size());
        Diagnostic diagnostic = refusal.diagnostics().get(0);
        assertEquals(id, diagnostic.id(), diagnostic.toString());
        assertEquals(Place.model(), diagnostic.place());
        for (String part : parts) {
            assertTrue(diagnostic.message().contains(part), () -> diagnostic + " lacks " + part);
        }
    }
}
