package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.testing.FloatNetwork;
import dev.inlay.testing.Javac;
import dev.inlay.testing.NpyWriter;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets of trained networks, held against what the generated class does. */
class BudgetsTest {
    private static final Pattern FIGURES = Pattern.compile("TOP1 is (\\S+) on 550 samples .* float network ([0-9.]+);");

    @Test
    void whatIsMeasuredIsWhatTheClassDoes(@TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load("kws_sm/float.onnx");
        Javac.Result result = compile(network, "", "atLeast = 0.9, maxDrop = 0.01", folder);
        assertTrue(result.success(), () -> result.messages().toString());
        FloatNetwork compiled = (FloatNetwork) result.instance("user.QuantizedNetwork");
        float[][] outputs = new float[network.test().length][network.golden()[0].length];
        for (int i = 0; i < outputs.length; i++) {
            compiled.run(network.test()[i], outputs[i]);
        }
        assertFigures(
                result, Figures.top1(outputs, network.labels()), Figures.top1(network.golden(), network.labels()));
    }

    private static void assertFigures(Javac.Result result, double rounded, double exact) {
        Matcher figures = FIGURES.matcher(result.messages().toString());
        assertTrue(figures.find(), () -> result.messages().toString());
        assertEquals(rounded / 100, Double.parseDouble(figures.group(1)), 1e-6);
        assertEquals(exact / 100, Double.parseDouble(figures.group(2)), 1e-6);
    }

    @Test
    void aMissNamesTheLayersThatCostMost(@TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load("kws_sm/float.onnx");
        Javac.Result result =
                compile(network, ", precision = dev.inlay.Precision.INT2", "maxDrop = 0.01, maxSamples = 100", folder);
        assertFalse(result.success());
        String text = result.messages().toString();
        assertTrue(text.contains("INLAY-506") && text.contains("on 100 samples"), text);
        assertEquals(
                5, text.lines().filter(line -> line.matches(" +[0-9.e-]+ \\S+")).count(), text);
        assertTrue(text.contains("choose INT8"), text);
    }

    private static Javac.Result compile(RealNetwork network, String elements, String budget, Path folder)
            throws IOException {
        Javac javac = new Javac(folder);
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.onnx"));
        NpyWriter.write(javac.models().resolve("calibration.npy"), network.calibration());
        float[][] labels = new float[network.labels().length][1];
        for (int i = 0; i < labels.length; i++) {
            labels[i][0] = network.labels()[i];
        }
        writeArchive(javac.models().resolve("test.npz"), Map.of("x", network.test(), "y", labels));
        return javac.compile(Map.of(
                "user.Network",
                "package user;\n@dev.inlay.QuantizedModel(value = \"model.onnx\", calibration = \"calibration.npy\""
                        + elements + ")\n@dev.inlay.AccuracyBudget(data = \"test.npz\", " + budget
                        + ")\npublic interface Network extends dev.inlay.testing.FloatNetwork {}\n"));
    }

    private static void writeArchive(Path file, Map<String, float[][]> arrays) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, float[][]> array : arrays.entrySet()) {
                float[][] rows = array.getValue();
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(NpyWriter.bytes(rows.length + ", " + rows[0].length, rows));
                zip.closeEntry();
            }
        }
    }
}
