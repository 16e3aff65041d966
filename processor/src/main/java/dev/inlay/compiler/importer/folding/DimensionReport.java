package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.Collection;
import java.util.List;

/**
 * What came of the dimensions that the user gave sizes to, in any format.
 *
 * @param open names of dimensions that have no size
 * @param openInputs the inputs they belong to, with their shapes
 * @param unused names the user gave that no input has
 * @param otherNames ends the message about these: what names there are
 */
public record DimensionReport(
        Collection<String> open, Collection<String> openInputs, Collection<String> unused, String otherNames) {
    /** @throws DiagnosticException if dimensions remain open */
    public void check(DiagnosticCollector diagnostics) {
        if (!open.isEmpty()) {
            List<String> fixes =
                    open.stream().map(name -> "\"" + name + "=16\"").toList();
            throw new DiagnosticException(
                    DiagnosticId.ONNX_DIMENSION_OPEN,
                    Place.model(),
                    String.join(", ", open),
                    String.join(", ", openInputs),
                    fixes.size() == 1 ? fixes.get(0) : "{" + String.join(", ", fixes) + "}");
        }
        if (!unused.isEmpty()) {
            diagnostics.add(
                    DiagnosticId.ONNX_DIMENSION_UNUSED,
                    Place.annotation("QuantizedModel.dimensions"),
                    String.join(", ", unused),
                    otherNames);
        }
    }
}
