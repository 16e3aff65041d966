package dev.inlay.compiler.graph;

import java.util.Collections;
import java.util.List;

/**
 * What a model file tells people about its network; the network computes the same without. Texts are empty where the
 * file has none.
 *
 * @param inputs one for each input of the graph, or none at all
 * @param outputs one for each output of the graph, or none at all
 */
public record Metadata(
        String name,
        String version,
        String description,
        String author,
        String license,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {
    public Metadata {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Of a file that tells nothing. */
    public static Metadata none() {
        return new Metadata("", "", "", "", "", List.of(), List.of());
    }

    /** Names of the classes, by element, where the network has one output and the file names its elements. */
    public List<String> labels() {
        return outputs.size() == 1 ? outputs.get(0).labels() : Collections.emptyList();
    }
}
