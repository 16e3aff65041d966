package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Quantization;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scales and zero points that the model file gives. */
final class FileScales {
    private FileScales() {}

    /** By value name; a value that is not here is a real number. Constants with a scale a channel are weights. */
    static Map<String, Quantization> of(Graph graph) {
        Map<String, Quantization> scales = new LinkedHashMap<>();
        graph.sources().forEach(input -> add(scales, input));
        for (Node node : graph.nodes()) {
            node.inputs().forEach(input -> add(scales, input));
            add(scales, node.output());
        }
        return scales;
    }

    private static void add(Map<String, Quantization> scales, Value value) {
        value.quantization()
                .filter(quantization -> !quantization.isPerChannel())
                .ifPresent(quantization -> scales.put(value.name(), quantization));
    }
}
