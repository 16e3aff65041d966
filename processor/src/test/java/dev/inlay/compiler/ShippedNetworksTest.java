package dev.inlay.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.NpyFile;
import dev.inlay.fixture.ShippedNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks that ship with the tests compute in float what PyTorch computes. */
class ShippedNetworksTest {
    /** Sums are taken in another order than PyTorch takes them. */
    private static final double TOLERANCE = 1e-5;

    static List<ShippedNetwork> networks() {
        return ShippedNetwork.all();
    }

    @Test
    void networksAreThere() {
        assertEquals(11, networks().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void importedNetworkComputesTheReference(ShippedNetwork network) {
        assertComputesReference(network, load(network));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void optimizedNetworkComputesTheReference(ShippedNetwork network) {
        assertComputesReference(network, Optimizer.optimize(load(network)));
    }

    private static Graph load(ShippedNetwork network) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Graph graph = network.load(diagnostics);
        assertFalse(diagnostics.hasErrors(), () -> diagnostics.diagnostics().toString());
        return graph;
    }

    private static void assertComputesReference(ShippedNetwork network, Graph graph) {
        List<NpyFile> inputs = network.inputs();
        List<NpyFile> outputs = network.outputs();
        assertEquals(inputs.size(), graph.inputs().size());
        assertEquals(outputs.size(), graph.outputs().size());
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (int sample = 0; sample < inputs.get(0).samples(); sample++) {
            List<Tensor> results = evaluator.run(sample(graph.inputs(), inputs, sample));
            for (int i = 0; i < results.size(); i++) {
                assertClose(network + " sample " + sample, outputs.get(i).floats(sample), results.get(i));
            }
        }
    }

    private static List<Tensor> sample(List<Value> inputs, List<NpyFile> arrays, int sample) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            tensors.add(arrays.get(i).tensor(sample, inputs.get(i).type().shape()));
        }
        return tensors;
    }

    private static void assertClose(String what, float[] expected, Tensor actual) {
        assertEquals(expected.length, actual.elementCount(), what);
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual.floats()[i]);
            String message = what + " element " + i + ": " + actual.floats()[i] + " instead of " + expected[i];
            assertTrue(difference <= TOLERANCE * Math.max(1, Math.abs(expected[i])), message);
        }
    }
}
