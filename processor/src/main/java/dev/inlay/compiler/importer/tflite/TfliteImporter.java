package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;

/**
 * Reads a network from a TensorFlow Lite file: its main subgraph, in float or quantized in any of the format's ways.
 *
 * <p>A quantized network stays one of real numbers. Its integers are kept in the constants, and each value has the
 * scale and zero point of the file; unsigned 8-bit integers are told as signed ones, 128 below them.
 */
public final class TfliteImporter {
    private TfliteImporter() {}

    /** Whether content is, or claims to be, a TensorFlow Lite model, whatever its file is called. */
    public static boolean isTflite(byte[] content) {
        return FlatFile.isTflite(content);
    }

    /**
     * The network in {@code content}.
     *
     * @param model what the user calls the file
     * @throws DiagnosticException naming everything that is wrong or unsupported
     */
    public static Graph importModel(
            byte[] content, String model, DimensionSettings dimensions, DiagnosticCollector diagnostics) {
        try {
            Model file = new Model(new FlatFile(content));
            if (file.version() != Model.SCHEMA_VERSION) {
                throw new DiagnosticException(
                        DiagnosticId.TFLITE_VERSION_UNSUPPORTED,
                        Place.model(),
                        model,
                        file.version(),
                        Model.SCHEMA_VERSION);
            }
            Graph graph = new GraphImport(file, model, diagnostics).run(dimensions);
            MetadataReader metadata = new MetadataReader(
                    content, graph, why -> diagnostics.add(DiagnosticId.METADATA_UNUSED, Place.model(), model, why));
            return graph.withMetadata(metadata.read(file));
        } catch (DamageException e) {
            throw new DiagnosticException(DiagnosticId.TFLITE_DAMAGED, Place.model(), model, e.getMessage());
        }
    }
}
