package dev.inlay.compiler.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.importer.onnx.OnnxImporter;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.fixture.FolderFinder;
import dev.inlay.fixture.ShippedNetwork;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of real networks. */
class RealNetworksTest {
    private static final Set<Class<? extends Operator>> FOLDED =
            Set.of(BatchNormalization.class, Pad.class, MatMul.class);

    static Stream<ShippedNetwork> shipped() {
        return ShippedNetwork.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedNetworksComputeTheSame(ShippedNetwork network) {
        optimized(network.name(), network.load(new DiagnosticCollector()));
    }

    /** @param transposes how many transpositions are left, each at an input or output */
    @ParameterizedTest
    @CsvSource({
        "ad/float.onnx, 0",
        "digits/mlp_float.onnx, 0",
        "ic/float.onnx, 1",
        "ic/float_nhwc.onnx, 0",
        "iris/mlp_float.onnx, 0",
        "kws_sm/float.onnx, 0",
        "kws_sm/float_nhwc.onnx, 0",
        "mnist/cntk_mnist8.onnx, 0",
        "mnist/float_dynamo_op18.onnx, 0",
        "mnist/float_torchscript_op17.onnx, 0",
        "wine/mlp_float.onnx, 0"
    })
    void onlyLayersAreLeft(String model, int transposes) throws IOException {
        Graph graph = optimized(model, read(SharedFiles.evaluation("models").resolve(model)));
        List<Node> unfolded = graph.nodes().stream()
                .filter(node -> FOLDED.contains(node.operator().getClass()))
                .toList();
        assertEquals(List.of(), unfolded);
        List<Node> left = graph.nodes().stream()
                .filter(node -> node.operator() instanceof Transpose)
                .toList();
        assertEquals(transposes, left.size(), left.toString());
        assertTrue(left.stream().allMatch(node -> isAtBorder(node, graph)), left.toString());
    }

    private static boolean isAtBorder(Node node, Graph graph) {
        Value input = node.inputs().get(0);
        return graph.inputs().contains(input) || graph.isOutput(node.output());
    }

    private static Graph optimized(String name, Graph graph) {
        Graph optimized = Optimizer.optimize(graph);
        System.out.println(name + ": " + counts(graph) + " -> " + counts(optimized));
        assertTrue(optimized.nodes().size() <= graph.nodes().size());
        TestGraph.assertSame(graph, optimized, 1);
        return optimized;
    }

    private static Map<String, Integer> counts(Graph graph) {
        Map<String, Integer> counts = new TreeMap<>();
        graph.nodes().forEach(node -> counts.merge(node.operator().name(), 1, Integer::sum));
        return counts;
    }

    private static Graph read(Path file) throws IOException {
        FolderFinder finder = new FolderFinder(file.getParent());
        return OnnxImporter.importModel(
                Files.readAllBytes(file),
                finder.file(file.getFileName().toString()),
                finder,
                DimensionSettings.none(),
                new DiagnosticCollector());
    }
}
