package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;

/** Reads a network from an ONNX file. */
public final class OnnxImporter {
    private OnnxImporter() {}

    /**
     * The network in {@code content}.
     *
     * @param model where the content came from; external data lies beside it
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException naming everything that is wrong or unsupported
     */
    public static Graph importModel(
            byte[] content,
            Resource model,
            ResourceFinder finder,
            DimensionSettings dimensions,
            DiagnosticCollector diagnostics) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }
}
