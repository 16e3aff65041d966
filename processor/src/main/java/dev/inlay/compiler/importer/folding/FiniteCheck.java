package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.tensor.Tensor;

/** Refuses constants with NaN or infinite elements: nothing sensible can be computed or quantized with them. */
final class FiniteCheck {
    private FiniteCheck() {}

    static void check(String name, String node, Tensor data) {
        if (!data.isFloat()) {
            return;
        }
        int bad = 0;
        int first = -1;
        float[] elements = data.floats();
        for (int i = 0; i < elements.length; i++) {
            if (!Float.isFinite(elements[i])) {
                first = bad == 0 ? i : first;
                bad++;
            }
        }
        if (bad > 0) {
            throw new DiagnosticException(
                    DiagnosticId.ONNX_NOT_FINITE,
                    Place.model(),
                    name,
                    data.shape(),
                    node,
                    bad,
                    elements.length,
                    elements[first],
                    first);
        }
    }
}
