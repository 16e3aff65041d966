package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model file imported for a test.
 *
 * @param diagnostics what the import had to say
 */
record ImportedModel(Graph graph, List<Diagnostic> diagnostics) {
    static ImportedModel read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Graph graph = OnnxImporter.importModel(
                content,
                new BytesResource(file.getFileName().toString(), content),
                new FolderFiles(file.getParent()),
                DimensionSettings.none(),
                diagnostics);
        return new ImportedModel(graph, diagnostics.diagnostics());
    }
}
