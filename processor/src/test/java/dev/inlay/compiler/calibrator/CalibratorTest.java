package dev.inlay.compiler.calibrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.Estimator;
import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.TensorType;
import dev.inlay.testing.NpyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void findsTheRangesOfInputsAndActivations() {
        Ranges ranges = calibrate("x.npy", npy("3, 2", new float[][] {{-1, 2}, {0, 5}, {3, -4}}));
        assertEquals(3, ranges.samples());
        assertEquals(new Range(-4, 5), ranges.byValue().get("x"));
        assertEquals(new Range(0, 5), ranges.byValue().get("y"));
        assertEquals(
                DiagnosticId.DATA_FEW_SAMPLES, diagnostics.diagnostics().get(0).id());
    }

    @Test
    void takesArraysWithBatchAndFlatOnes() {
        float[][] rows = {{-1, 2}, {0, 5}};
        assertEquals(calibrate("x.npy", npy("2, 2", rows)), calibrate("x.npy", npy("2, 1, 2", rows)));
    }

    @Test
    void readsText() {
        String csv = "left;right\n# two samples\n-1; 2\r\n\n0;5e0\n";
        Ranges ranges = calibrate("x.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertEquals(2, ranges.samples());
        assertEquals(new Range(-1, 5), ranges.byValue().get("x"));
    }

    @Test
    void readsArchivesByInputName() throws IOException {
        byte[] npz = zip(Map.of("x.npy", npy("1, 2", new float[][] {{1, 2}})));
        assertEquals(new Range(1, 2), calibrate("x.npz", npz).byValue().get("x"));
    }

    @Test
    void readsNoMoreSamplesThanAskedFor() {
        CalibrationSettings settings = new CalibrationSettings(
                "x.npy", Estimator.MIN_MAX, 99.99, 2, Optional.of(List.of(-9f, 9f)), ImageSettings.raw());
        byte[] data = npy("3, 2", new float[][] {{1, 2}, {1, 3}, {1, 50}});
        Ranges ranges = Calibrator.calibrate(graph(1, 2), settings, new MemoryResource("x.npy", data), diagnostics);
        assertEquals(2, ranges.samples());
        assertEquals(new Range(-9, 9), ranges.byValue().get("x"));
        assertEquals(3, ranges.byValue().get("y").max());
    }

    @Test
    void saysWhatIsWrongWithBadData() throws IOException {
        float[][] good = {{1, 2}, {3, 4}};
        assertRefused(DiagnosticId.DATA_SHAPE, "x.npy", npy("2, 3", new float[][] {{1, 2, 3}, {4, 5, 6}}));
        assertRefused(DiagnosticId.DATA_SHAPE, "x.npy", npy("4", new float[][] {{1, 2, 3, 4}}));
        assertRefused(DiagnosticId.DATA_EMPTY, "x.npy", npy("0, 2", new float[0][]));
        assertRefused(DiagnosticId.DATA_CONSTANT, "x.npy", npy("2, 2", new float[][] {{1, 1}, {1, 1}}));
        assertRefused(DiagnosticId.DATA_NOT_FINITE, "x.npy", npy("1, 2", new float[][] {{1, Float.NaN}}));
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.npy", npy("9, 2", good));
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.npy", "no array".getBytes(StandardCharsets.UTF_8));
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.npy", new byte[0]);
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.npz", npy("2, 2", good));
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.csv", "1,2\n3\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(DiagnosticId.DATA_MALFORMED, "x.csv", "1,2\n3,many\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(DiagnosticId.DATA_EMPTY, "x.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(DiagnosticId.DATA_FORMAT, "x.dat", npy("2, 2", good));
        byte[] text = npy("2, 2", good);
        String complex = new String(text, StandardCharsets.ISO_8859_1).replace("<f4", "<c8");
        assertRefused(DiagnosticId.DATA_TYPE, "x.npy", complex.getBytes(StandardCharsets.ISO_8859_1));
        byte[] unnamed = zip(Map.of("a.npy", text, "b.npy", text));
        assertRefused(DiagnosticId.DATA_ARRAY_MISSING, "x.npz", unnamed);
    }

    /** Whatever the bytes, the answer is a diagnostic or ranges. */
    @Test
    void damagedArraysAreDiagnostics() {
        byte[] whole = npy("3, 2", new float[][] {{-1, 2}, {0, 5}, {3, -4}});
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int n = random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                calibrate("x.npy", damaged);
            } catch (DiagnosticException expected) {
                assertTrue(expected.diagnostics().get(0).isError());
            }
        }
    }

    private void assertRefused(DiagnosticId id, String name, byte[] content) {
        DiagnosticException thrown = assertThrows(DiagnosticException.class, () -> calibrate(name, content));
        assertEquals(id, thrown.diagnostics().get(0).id(), thrown::getMessage);
    }

    private Ranges calibrate(String name, byte[] content) {
        return Calibrator.calibrate(
                graph(1, 2), CalibrationSettings.of(name), new MemoryResource(name, content), diagnostics);
    }

    private static byte[] npy(String shape, float[][] rows) {
        return NpyWriter.bytes(shape, rows);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Graph graph(int... shape) {
        Value x = new Value("x", TensorType.floats(shape));
        Value y = new Value("y", TensorType.floats(shape));
        Node relu = new Node("relu", new Unary(UnaryFunction.RELU, 0, 0), List.of(x), y);
        return new Graph("g", List.of(x), List.of(y), List.of(relu), Map.of());
    }
}
