package dev.inlay.compiler.reporter;

import dev.inlay.compiler.graph.Normalization;
import dev.inlay.compiler.graph.TensorMetadata;
import java.util.List;

/**
 * What the model file tells people about an input or output.
 *
 * @param means taken off what was measured, one for all channels or one a channel; empty where the file tells none
 * @param deviations that the differences were divided by
 * @param labels names of the elements; empty where the file tells none
 */
record ReportedTensor(String description, List<Float> means, List<Float> deviations, List<String> labels) {
    ReportedTensor {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        labels = List.copyOf(labels);
    }

    static ReportedTensor of(TensorMetadata metadata) {
        return new ReportedTensor(
                metadata.description(),
                metadata.normalization().map(Normalization::means).orElse(List.of()),
                metadata.normalization().map(Normalization::deviations).orElse(List.of()),
                metadata.labels());
    }
}
