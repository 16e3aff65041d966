package dev.inlay.compiler.reporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.fixture.LabelledModel;
import dev.inlay.testing.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report says what the generated class is, and is written where a report belongs. */
class ReporterTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatTheClassSays() throws IOException, ReflectiveOperationException {
        CompiledReport compiled = CompiledReport.of(folder, "");
        Report report = compiled.read();
        assertEquals("user.QuantizedDigits", report.generatedClass());
        assertEquals(compiled.constant("MACS"), report.totals().macs());
        assertEquals(compiled.constant("ARENA_BYTES"), report.totals().arenaBytes());
        assertEquals(compiled.constant("WEIGHT_BYTES"), report.totals().storedBytes());
        assertEquals(
                compiled.result()
                        .load("user.QuantizedDigits")
                        .getField("MODEL_SHA256")
                        .get(null),
                report.provenance().modelSha256());
        assertEquals(
                report.totals().macs(),
                report.layers().stream().mapToLong(ReportedLayer::macs).sum());
    }

    @Test
    void everyActivationIsMeasured() throws IOException {
        Report report = CompiledReport.of(folder, "").read();
        int samples = report.provenance().samples();
        ReportedValue output = report.values().get(report.values().size() - 1);
        assertEquals(report.layers().size(), output.lastStep());
        assertTrue(output.sqnr() > 20, () -> output + "");
        for (ReportedValue value : report.values()) {
            int elements = value.shape().stream().reduce(1, (a, b) -> a * b);
            if (value.seen() != null) {
                long counted = value.seen().counts().stream().mapToLong(n -> n).sum();
                assertEquals((long) samples * elements, counted, value.name());
            }
            assertTrue(value.firstStep() <= value.lastStep(), value.name());
        }
        assertNotNull(output.seen());
    }

    @Test
    void layersWithAChoiceOfFormsSayWhichAndWhatItCosts() throws IOException {
        Report report = CompiledReport.of(folder, "", "-Ainlay.profile=speed").read();
        List<ReportedLayer> chosen =
                report.layers().stream().filter(layer -> layer.form() != null).toList();
        assertFalse(chosen.isEmpty());
        for (ReportedLayer layer : chosen) {
            assertTrue(layer.form().startsWith("PACKED"), layer::toString);
            assertTrue(layer.cost().bytecodes() > 0 && layer.cost().bytecodes() < 9 * layer.macs(), layer::toString);
            assertTrue(layer.cost().classBytes() > layer.weights().count(), layer::toString);
        }
    }

    @Test
    void weightsAreCounted() throws IOException {
        Report report = CompiledReport.of(folder, ", precision = dev.inlay.Precision.INT4")
                .read();
        List<ReportedWeights> weights = report.layers().stream()
                .filter(layer -> layer.weights() != null)
                .map(ReportedLayer::weights)
                .toList();
        assertFalse(weights.isEmpty());
        for (ReportedWeights layer : weights) {
            assertTrue(layer.bits() <= 4, layer::toString);
            assertEquals(
                    layer.count(), layer.histogram().stream().mapToLong(n -> n).sum());
        }
    }

    @Test
    void showsWhatTheModelTellsOfItself() throws IOException {
        Javac javac = new Javac(folder);
        Files.write(javac.models().resolve("labelled.tflite"), LabelledModel.packedByOthers());
        String source = """
                package user;
                @dev.inlay.QuantizedModel(value = "labelled.tflite", precision = dev.inlay.Precision.FP32)
                public interface Labelled { int classify(float[] x); }
                """;
        assertTrue(javac.compile(Map.of("user.Labelled", source)).success());
        Report report = ReportJson.read(Files.readString(javac.generated().resolve("user/QuantizedLabelled.json")));
        assertFalse(report.metadata().outputs().get(0).labels().isEmpty());
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws IOException {
        CompiledReport first = CompiledReport.of(folder.resolve("first"), "");
        CompiledReport second = CompiledReport.of(folder.resolve("second"), "");
        assertEquals(Files.readString(first.page()), Files.readString(second.page()));
        assertEquals(Files.readString(first.json()), Files.readString(second.json()));
    }

    @Test
    void noneIsWrittenWhereItIsSwitchedOff() throws IOException {
        CompiledReport compiled = CompiledReport.of(folder, "", "-Ainlay.report=off");
        assertTrue(compiled.result().success());
        assertFalse(Files.exists(compiled.page()));
        assertFalse(Files.exists(compiled.json()));
    }

    @Test
    void noneIsWrittenAmongTheClasses() throws IOException {
        CompiledReport compiled = CompiledReport.of(folder, "");
        Path classes = Files.createDirectory(folder.resolve("only-classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-processor",
                        "dev.inlay.processor.InlayProcessor",
                        "-Ainlay.modelDir=" + folder.resolve("models"),
                        folder.resolve("src/user/Digits.java").toString());
        assertEquals(0, status);
        assertTrue(Files.exists(classes.resolve("user/QuantizedDigits.class")));
        assertFalse(Files.exists(classes.resolve("user/QuantizedDigits.html")));
        assertTrue(compiled.result().success());
    }

    @Test
    void tellsWhatChanged() throws IOException {
        Path before = CompiledReport.of(folder.resolve("before"), "").json();
        Path after = CompiledReport.of(folder.resolve("after"), ", precision = dev.inlay.Precision.INT4")
                .json();
        String old = Files.readString(before);
        assertEquals(List.of("no difference"), Reporter.compare(old, old));
        List<String> lines = Reporter.compare(old, Files.readString(after));
        assertTrue(lines.contains("precision: INT4, was INT8"), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("stored bytes: [\\d,]+, was [\\d,]+ \\(-.*%\\)")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("SQNR of ")), lines::toString);
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (String text : List.of("", "{}", "[]", "{\"format\": 99}", "{\"format\": \"x\"}", "not json")) {
            assertThrows(IllegalArgumentException.class, () -> Reporter.compare(text, text), text);
        }
    }
}
