package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.Estimator;
import dev.inlay.compiler.calibrator.Calibrator;
import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.onnx.OnnxImporter;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.fixture.FolderFinder;
import dev.inlay.runtime.Quantize;
import dev.inlay.testing.NpyWriter;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the estimators on samples set aside from the calibration data, never on test data. */
@Tag("slow")
class EstimatorsTest {
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @ParameterizedTest
    @CsvSource({"kws_sm/float.onnx, 64, 36", "ic/float.onnx, 100, 50"})
    void printsDivergenceFromTheFloatNetwork(String model, int fit, int heldOut, @TempDir Path folder)
            throws IOException {
        RealNetwork network = RealNetwork.load(model);
        Graph graph = graph(model);
        Path data = folder.resolve("fit.npy");
        NpyWriter.write(data, Arrays.copyOf(network.calibration(), fit));
        float[][] samples = Arrays.copyOfRange(network.calibration(), fit, fit + heldOut);
        float[][] reals = runFloat(Quantizer.lowerFloat(graph), samples);
        for (Estimator estimator : Estimator.values()) {
            float[][] integers = runIntegers(quantize(graph, estimator, data), samples);
            double divergence = Figures.divergence(reals, integers);
            double agreement = Figures.agreement(reals, integers);
            System.out.println(
                    String.format(Locale.ROOT, "| %s | %s | %.4f | %.1f |", model, estimator, divergence, agreement));
            assertTrue(agreement >= 90, () -> estimator + " agrees on " + agreement + " % only");
        }
    }

    private Graph graph(String model) throws IOException {
        Path path = SharedFiles.evaluation("models").resolve(model);
        FolderFinder folder = new FolderFinder(path.getParent());
        FolderFinder.FileResource file = folder.file(path.getFileName().toString());
        return Optimizer.optimize(OnnxImporter.importModel(
                Files.readAllBytes(path), file, folder, DimensionSettings.none(), diagnostics));
    }

    private Program quantize(Graph graph, Estimator estimator, Path data) {
        CalibrationSettings settings = new CalibrationSettings(
                data.getFileName().toString(), estimator, 99.99, 0, Optional.empty(), ImageSettings.raw());
        return Quantizer.quantize(
                graph,
                Calibrator.calibrate(graph, settings, new FolderFinder(data.getParent()), diagnostics),
                diagnostics);
    }

    private static float[][] runFloat(Program program, float[][] samples) {
        return Arrays.stream(samples)
                .map(sample -> program.run(List.of(Buffer.of(sample))).get(0).floats())
                .toArray(float[][]::new);
    }

    private static float[][] runIntegers(Program program, float[][] samples) {
        Quantization in = program.inputs().get(0).quantization().orElseThrow();
        Slot output = program.outputs().get(0);
        Quantization out = output.quantization().orElseThrow();
        float[][] results = new float[samples.length][output.length()];
        for (int i = 0; i < samples.length; i++) {
            byte[] x = new byte[samples[i].length];
            Quantize.toBytes(samples[i], 0, x, 0, x.length, in.scale(), in.zeroPoint());
            byte[] y = program.run(List.of(Buffer.of(x))).get(0).bytes();
            Quantize.toFloats(y, 0, results[i], 0, y.length, out.scale(), out.zeroPoint());
        }
        return results;
    }
}
