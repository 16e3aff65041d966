package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Map;

/**
 * The integer network in real numbers: operators in float, each activation brought to the values its integers can take.
 * It differs from the integer kernels in roundings only, and takes a fraction of their references' time.
 */
final class IntegerSimulation {
    private final Map<String, Quantization> scales;
    private final ActivationFinder activations;

    IntegerSimulation(Graph graph, Map<String, Quantization> scales) {
        this.scales = scales;
        this.activations = new ActivationFinder(graph);
    }

    /** A computed value or an input as its integers stand for it. */
    Tensor rounded(Value value, Tensor tensor) {
        Quantization quantization = scales.get(value.name());
        if (quantization == null || !tensor.isFloat()) {
            return tensor;
        }
        float[] exact = tensor.floats();
        float[] rounded = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) quantization.real(Scales.quantize(exact[i], quantization));
        }
        return Tensor.floats(tensor.shape(), rounded);
    }

    /** What a node gives; left as it is where the clamp behind it becomes part of its kernel. */
    Tensor rounded(Node node, Tensor result) {
        boolean fused =
                LayerRows.isLayer(node) && activations.following(node.output()).isPresent();
        return fused ? result : rounded(node.output(), result);
    }
}
