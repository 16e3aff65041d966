package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.testing.Npy;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real float networks give what ONNX Runtime gave for them, without its optimizations. Float32 sums are as exact as their
 * largest terms are, so the tolerance grows with the largest element of an output above 1.
 */
class GoldenFloatTest {
    private static final int SAMPLES = 50;

    /** How stored data become inputs: {@code (x - offset) * scale}; images are stored channels-last. */
    @ParameterizedTest
    @CsvSource({
        "ad, float.onnx, ad/test/inputs_f32.npy, 0, 1, 1e-2",
        "digits, mlp_float.onnx, digits/test/inputs_f32.npy, 0, 1, 1e-5",
        "ic, float.onnx, ic/test/inputs_uint8.npy, 0, 1, 1e-5",
        "iris, mlp_float.onnx, iris/test/inputs_f32.npy, 0, 1, 1e-5",
        "kws_sm, float.onnx, kws/test/inputs_int8.npy, 83, 0.584702909, 1e-5",
        "kws_sm, float_nhwc.onnx, kws/test/inputs_int8.npy, 83, 0.584702909, 1e-5",
        "mnist, float_dynamo_op18.onnx, mnist/test/inputs_uint8.npy, 0, 0.003921568859, 1e-5",
        "mnist, float_torchscript_op17.onnx, mnist/test/inputs_uint8.npy, 0, 0.003921568859, 1e-5",
        "mnist, cntk_mnist8.onnx, mnist/test/inputs_uint8.npy, 0, 1, 1e-5",
        "wine, mlp_float.onnx, wine/test/inputs_f32.npy, 0, 1, 1e-5",
    })
    void outputsEqualThoseOfOnnxRuntime(
            String task, String model, String data, float offset, float scale, double tolerance) throws IOException {
        Path root = SharedFiles.evaluation("");
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        byte[] content = Files.readAllBytes(root.resolve("models").resolve(task).resolve(model));
        Graph graph = OnnxImporter.importModel(
                content, new BytesResource(model, content), new NoFiles(), DimensionSettings.none(), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics());
        Npy inputs = Npy.read(root.resolve("data").resolve(data));
        Npy outputs =
                Npy.read(root.resolve("golden").resolve(task).resolve(model).resolve("output_ort_noopt.npy"));
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (int i = 0; i < Math.min(SAMPLES, inputs.samples()); i++) {
            Tensor input = prepared(inputs, i, graph.inputs().get(0), offset, scale);
            Tensor expected = Tensor.floats(graph.outputs().get(0).type().shape(), outputs.sample(i));
            Tensor actual = evaluator.run(List.of(input)).get(0);
            TensorMatcher.requireClose(
                    model + " sample " + i, actual, expected, tolerance * Math.max(1, largest(expected)), 0);
        }
    }

    private static double largest(Tensor tensor) {
        double largest = 0;
        for (float element : tensor.floats()) {
            largest = Math.max(largest, Math.abs(element));
        }
        return largest;
    }

    private static Tensor prepared(Npy data, int sample, Value input, float offset, float scale) {
        float[] stored = data.sample(sample);
        float[] elements = new float[stored.length];
        boolean channelsLast = data.shape().length == 4;
        int channels = channelsLast ? data.shape()[3] : 1;
        boolean channelsFirst = channelsLast && input.type().shape().dim(1) == channels;
        int pixels = stored.length / channels;
        for (int i = 0; i < stored.length; i++) {
            int to = channelsFirst ? i % channels * pixels + i / channels : i;
            elements[to] = (stored[i] - offset) * scale;
        }
        return Tensor.floats(input.type().shape(), elements);
    }
}
