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
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        assertTrue(text.contains("choose MIXED"), text);
    }

    /** Half of the test samples set the budget, the other half, which it never saw, judges. */
    @Test
    void mixedPrecisionIsAsSmallAsTheBudgetAllows(@TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load("kws_sm/float.onnx");
        int half = network.test().length / 2;
        Javac.Result result = compile(
                network, ", precision = dev.inlay.Precision.MIXED", "maxDrop = 0.005, maxSamples = " + half, folder);
        assertTrue(result.success(), () -> result.messages().toString());
        FloatNetwork compiled = (FloatNetwork) result.instance("user.QuantizedNetwork");
        int hits = 0;
        int exact = 0;
        for (int i = half; i < network.test().length; i++) {
            float[] output = new float[network.golden()[0].length];
            compiled.run(network.test()[i], output);
            hits += Figures.argMax(output) == network.labels()[i] ? 1 : 0;
            exact += Figures.argMax(network.golden()[i]) == network.labels()[i] ? 1 : 0;
        }
        double lost = 100.0 * (exact - hits) / (network.test().length - half);
        int bytes = compiled.getClass().getField("WEIGHT_BYTES").getInt(null);
        System.out.println("MIXED kws_sm: " + bytes + " bytes, " + lost + " points lost on samples held back");
        assertTrue(bytes <= 16_500, () -> bytes + " bytes");
        assertTrue(lost <= 2, () -> lost + " points lost");
    }

    /** The class files with all debugging information are what the budget says, to the byte; others are smaller. */
    @Test
    void classFilesAreMeasured(@TempDir Path folder) throws Exception {
        long[] sizes = new long[2];
        for (int i = 0; i < 2; i++) {
            Javac javac = new Javac(folder.resolve("with" + i))
                    .with(i == 0 ? new String[] {"-g", "-parameters"} : new String[] {"-g:none"});
            RealNetwork network = RealNetwork.load("digits/mlp_float.onnx");
            Javac.Result result =
                    compile(network, javac, "@dev.inlay.MemoryBudget(flash = \"1 MiB\", ram = \"1 MiB\") ", "FP32");
            assertTrue(result.success(), () -> result.messages().toString());
            try (Stream<Path> files = Files.walk(javac.classes())) {
                for (Path file : files.filter(path -> path.toString().contains("QuantizedNetwork"))
                        .toList()) {
                    sizes[i] += Files.size(file);
                }
            }
            Matcher matcher = Pattern.compile("(\\d+) of 1048576 bytes of flash; (\\d+) of")
                    .matcher(result.messages().toString());
            assertTrue(matcher.find(), () -> result.messages().toString());
            long measured = Long.parseLong(matcher.group(1));
            assertTrue(i == 0 ? measured == sizes[0] : measured > sizes[1], () -> measured + " for " + sizes[0]);
            Object instance = result.instance("user.QuantizedNetwork");
            long arrays = arrayBytes(instance);
            long counted = Long.parseLong(matcher.group(2));
            assertTrue(arrays > 0 && arrays <= counted, () -> counted + " for " + arrays);
        }
    }

    private static long arrayBytes(Object instance) throws ReflectiveOperationException {
        long bytes = 0;
        for (Field field : instance.getClass().getDeclaredFields()) {
            if (field.getType().isArray()) {
                field.setAccessible(true);
                Object array = field.get(instance);
                int size = field.getType() == byte[].class ? Byte.BYTES : Integer.BYTES;
                bytes += 16L + (long) Array.getLength(array) * size;
            }
        }
        return bytes;
    }

    private static Javac.Result compile(RealNetwork network, Javac javac, String annotations, String precision)
            throws IOException {
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.onnx"));
        return javac.compile(Map.of(
                "user.Network",
                "package user;\n" + annotations
                        + "@dev.inlay.QuantizedModel(value = \"model.onnx\", precision = dev.inlay.Precision."
                        + precision
                        + ")\npublic interface Network extends dev.inlay.testing.FloatNetwork {}\n"));
    }

    private static Javac.Result compile(RealNetwork network, String elements, String budget, Path folder)
            throws IOException {
        // where literals in code do not count, bytes are those of the weights as they are chosen
        Javac javac = new Javac(folder).with("-Ainlay.profile=compact");
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
