package dev.inlay.compiler;

import dev.inlay.Precision;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.tensor.DataType;

/** What can be asked of a model whose file has integers and their scales already: nothing but to keep them. */
final class QuantizedModelChecker {
    private QuantizedModelChecker() {}

    static void check(Graph graph, Declaration declaration, DiagnosticCollector diagnostics) {
        Precision precision = declaration.precision();
        boolean narrow = graph.constants().values().stream().anyMatch(tensor -> tensor.dataType() == DataType.INT4);
        if (precision != Precision.INT8 && !(narrow && precision == Precision.INT4)) {
            throw new DiagnosticException(
                    DiagnosticId.MODEL_QUANTIZED,
                    Place.annotation("QuantizedModel.precision"),
                    declaration.model(),
                    narrow ? "4 bits and more" : "8 bits",
                    precision);
        }
        if (!declaration.calibration().source().isEmpty()) {
            diagnostics.add(
                    DiagnosticId.CALIBRATION_UNUSED,
                    Place.calibration(),
                    declaration.model() + " is quantized already and keeps its scales");
        }
    }
}
