package dev.inlay.compiler.reporter;

import java.util.List;

/**
 * The content of a report; its components are the members of the JSON form.
 *
 * @param format grows when a member changes its meaning
 * @param generatedClass qualified name
 * @param layers the kernels in the order they run
 * @param metadata what the model file tells people
 * @param values the activations the kernels read and write
 * @param notes what the compiler told the user
 */
record Report(
        int format,
        String generatedClass,
        Provenance provenance,
        Totals totals,
        List<ReportedLayer> layers,
        ReportedMetadata metadata,
        List<ReportedValue> values,
        List<ReportedNote> notes) {
    static final int FORMAT = 1;

    Report {
        layers = List.copyOf(layers);
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }
}
