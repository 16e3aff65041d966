package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Divergence;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** How far the outputs of an integer network are from those of the float network: the mean of {@link Divergence}. */
final class HeldOutDivergence {
    private final Graph graph;
    private final Map<String, Quantization> scales;
    private final List<List<Tensor>> samples;

    HeldOutDivergence(Graph graph, Map<String, Quantization> scales, List<List<Tensor>> samples) {
        this.graph = graph;
        this.scales = scales;
        this.samples = samples;
    }

    /** @param changed the graph with other weights, node for node */
    double of(Graph changed) {
        double sum = 0;
        for (List<Tensor> sample : samples) {
            SideBySide run = new SideBySide(graph, scales, List.of(sample));
            for (int i = 0; i < graph.nodes().size(); i++) {
                Node node = changed.nodes().get(i);
                run.runReal(graph.nodes().get(i));
                run.runRounded(node, changed);
                run.advance();
            }
            for (Value output : graph.outputs()) {
                if (output.type().dataType().isFloat()) {
                    sum += Divergence.of(
                            run.real(0, output).floats(), run.rounded(0, output).floats());
                }
            }
        }
        return sum / Math.max(1, samples.size());
    }
}
