package dev.inlay.compiler.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.testing.Npy;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks: all of them are imported, and those of real numbers compute what TensorFlow Lite computes. */
class SharedModelsTest {
    private static final int SAMPLES = 40;

    @Test
    void everyModelAndEveryConformanceCaseIsImported() throws IOException {
        int count = 0;
        for (String folder : List.of("models", "op_conformance")) {
            try (Stream<Path> paths = Files.walk(SharedFiles.evaluation(folder))) {
                for (Path path : paths.filter(file -> file.toString().endsWith(".tflite"))
                        .sorted()
                        .toList()) {
                    GraphChecker.check(read(path));
                    count++;
                }
            }
        }
        System.out.println("TensorFlow Lite: " + count + " models and conformance cases imported");
        assertTrue(count > 50, "files found: " + count);
    }

    /** How stored data become inputs: {@code (x - offset) * scale}. */
    @ParameterizedTest
    @CsvSource({
        "ad, float.tflite, ad/test/inputs_f32.npy, 0, 1, 1e-2",
        "hello_world, float.tflite, hello_world/test/inputs_f32.npy, 0, 1, 1e-5",
        "ic, float.tflite, ic/test/inputs_uint8.npy, 0, 1, 1e-5",
        "kws_sm, float.tflite, kws/test/inputs_int8.npy, 83, 0.584702909, 1e-5",
        "mnist, float.tflite, mnist/test/inputs_uint8.npy, 0, 0.003921568859, 1e-5",
    })
    void floatOutputsAreThoseOfTheReferenceKernels(
            String task, String model, String data, float offset, float scale, double tolerance) throws IOException {
        Path root = SharedFiles.evaluation("");
        Graph graph = read(root.resolve("models").resolve(task).resolve(model));
        Npy inputs = Npy.read(root.resolve("data").resolve(data));
        Npy outputs =
                Npy.read(root.resolve("golden").resolve(task).resolve(model).resolve("output_ref.npy"));
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        double worst = 0;
        for (int i = 0; i < Math.min(SAMPLES, outputs.samples()); i++) {
            float[] sample = inputs.sample(i).clone();
            for (int k = 0; k < sample.length; k++) {
                sample[k] = (sample[k] - offset) * scale;
            }
            Tensor input = Tensor.floats(graph.inputs().get(0).type().shape(), sample);
            float[] actual = evaluator.run(List.of(input)).get(0).floats();
            float[] expected = outputs.sample(i);
            assertEquals(expected.length, actual.length);
            for (int k = 0; k < actual.length; k++) {
                worst = Math.max(worst, Math.abs(actual[k] - expected[k]));
            }
        }
        assertTrue(worst <= tolerance, model + " of " + task + " differs by " + worst);
    }

    private static Graph read(Path path) throws IOException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Graph graph = TfliteImporter.importModel(
                Files.readAllBytes(path), path.getFileName().toString(), DimensionSettings.none(), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics(), path.toString());
        return graph;
    }
}
