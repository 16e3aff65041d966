package dev.inlay.compiler.graph;

import java.util.List;
import java.util.Optional;

/**
 * What a model file tells people about an input or output.
 *
 * @param description empty where there is none
 * @param normalization what was done to an input before the network got it
 * @param labels names of the elements, in order; as many as there are elements, or none
 */
public record TensorMetadata(String description, Optional<Normalization> normalization, List<String> labels) {
    public TensorMetadata {
        labels = List.copyOf(labels);
    }
}
