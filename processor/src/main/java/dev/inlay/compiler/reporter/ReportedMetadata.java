package dev.inlay.compiler.reporter;

import dev.inlay.compiler.graph.Metadata;
import java.util.List;

/** What the model file tells people; texts are empty where it has none. */
record ReportedMetadata(
        String name,
        String version,
        String description,
        String author,
        String license,
        List<ReportedTensor> inputs,
        List<ReportedTensor> outputs) {
    ReportedMetadata {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    static ReportedMetadata of(Metadata metadata) {
        return new ReportedMetadata(
                metadata.name(),
                metadata.version(),
                metadata.description(),
                metadata.author(),
                metadata.license(),
                metadata.inputs().stream().map(ReportedTensor::of).toList(),
                metadata.outputs().stream().map(ReportedTensor::of).toList());
    }
}
