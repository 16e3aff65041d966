package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.NpyFile;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small networks among the test resources give the reference outputs that lie beside them. */
class OwnNetworksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits_autoencoder",
                "digits_conv",
                "digits_conv1d",
                "digits_dynamic_batch",
                "digits_mixer",
                "digits_nhwc",
                "digits_opset7",
                "external_data",
                "iris_mlp",
                "odd_names",
                "wine_two_heads",
            })
    void outputsEqualTheReference(String name) throws IOException {
        Path folder = Path.of("src/test/resources/models", name);
        ImportedModel imported = ImportedModel.read(folder.resolve("model.onnx"));
        assertEquals(List.of(), imported.diagnostics());
        Graph graph = imported.graph();
        List<NpyFile> inputs = arrays(folder, "input_", graph.inputs().size());
        List<NpyFile> outputs = arrays(folder, "output_", graph.outputs().size());
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (int sample = 0; sample < inputs.get(0).samples(); sample++) {
            List<Tensor> results = evaluator.run(samples(inputs, graph.inputs(), sample));
            List<Tensor> expected = samples(outputs, graph.outputs(), sample);
            for (int i = 0; i < results.size(); i++) {
                TensorMatcher.requireClose(name + " sample " + sample, results.get(i), expected.get(i), 1e-5, 1e-5);
            }
        }
    }

    private static List<NpyFile> arrays(Path folder, String prefix, int count) throws IOException {
        List<NpyFile> arrays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arrays.add(NpyFile.read(folder.resolve(prefix + i + ".npy")));
        }
        return arrays;
    }

    private static List<Tensor> samples(List<NpyFile> arrays, List<Value> values, int sample) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            tensors.add(arrays.get(i).sample(sample, values.get(i).type().shape()));
        }
        return tensors;
    }
}
