package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sizes of open dimensions. */
class DimensionsTest {
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void theBatchIsOneHoweverItIsWritten() {
        for (Object batch : new Object[] {"N", -1, 0, null}) {
            assertEquals("[float32[1, 3]]", inputs(Map.of(), batch, 3));
        }
        assertEquals("[float32[4, 3]]", inputs(Map.of("N", 4), "N", 3));
        assertEquals("[float32[1, 0]]", inputs(Map.of(), 1, 0));
        assertEquals(List.of(), diagnostics.diagnostics());
    }

    @Test
    void theBatchIsOneWhereverItsNameStands() {
        Graph graph = OnnxModels.opset(13)
                .input("a", "N", 3)
                .input("b", 3, "N")
                .node("MatMul", "a b -> y")
                .output("y")
                .importGraph();
        assertEquals("float32[1, 1]", graph.outputs().get(0).type().toString());
    }

    @Test
    void otherDimensionsNeedASetting() {
        assertRefused(
                DiagnosticId.ONNX_DIMENSION_OPEN,
                () -> inputs(Map.of(), "N", "frames", 10),
                "size of frames",
                "x[N, frames, 10]",
                "dimensions = \"frames=16\"");
        assertRefused(
                DiagnosticId.ONNX_DIMENSION_OPEN,
                () -> inputs(Map.of(), 1, "h", -1, null),
                "size of h, x.2, x.3",
                "dimensions = {\"h=16\", \"x.2=16\", \"x.3=16\"}");
        assertEquals("[float32[1, 8, 2, 3]]", inputs(Map.of("h", 8, "x.2", 2, "x.3", 3), 1, "h", -1, null));
    }

    @Test
    void settingsThatNothingNeedsAreWarnedOf() {
        inputs(Map.of("frame", 16, "frames", 8), "N", "frames");
        assertEquals(
                "[[INLAY-310] no input of the model has a dimension frame of unknown size; there are N, frames]",
                diagnostics.diagnostics().toString());
    }

    private String inputs(Map<String, Integer> settings, Object... dims) {
        Graph graph = OnnxModels.opset(13)
                .input("x", dims)
                .node("Abs", "x -> y")
                .output("y")
                .importGraph(new DimensionSettings(settings), diagnostics);
        return graph.inputs().stream()
                .map(input -> input.type().toString())
                .toList()
                .toString();
    }
}
