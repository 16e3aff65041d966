package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;

/**
 * Reads a network from an ONNX file: opsets 7 to 28, all shapes known once the batch is 1.
 *
 * <p>Whatever does not depend on the network's inputs is computed while reading, so shapes and the arithmetic around
 * them leave nothing behind. Convolutions and pools are turned channels-last, with transpositions around them that the
 * optimizer removes.
 */
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
        ModelProto proto = ModelParser.parse(content, model.name());
        int opset = Opset.of(proto, model.name());
        FoldingBudget budget = new FoldingBudget();
        Roundings roundings = new Roundings();
        TensorReader tensors = new TensorReader(new ExternalData(model, finder), budget, roundings);
        GraphImport graph = new GraphImport(proto, model.name(), opset, diagnostics);
        Graph imported = graph.run(tensors, budget, dimensions);
        roundings.report(diagnostics);
        return imported;
    }
}
