package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Metadata;
import java.util.List;

/** What a model tells people, and what of it is not used, each reason without the words around it. */
record ToldModel(Metadata metadata, List<String> warnings) {
    private static final String START = "metadata of model m.tflite is not used: ";

    static ToldModel of(byte[] content) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Metadata metadata = TfliteImporter.importModel(content, "m.tflite", DimensionSettings.none(), diagnostics)
                .metadata();
        return new ToldModel(
                metadata,
                diagnostics.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.id() == DiagnosticId.METADATA_UNUSED)
                        .map(diagnostic -> diagnostic.message().substring(START.length()))
                        .toList());
    }
}
