package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.folding.GraphBuilder;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the import of one model has found so far. */
final class ImportContext {
    private final int opset;
    private final Initializers initializers;
    private final GraphBuilder builder;
    private final FoldingBudget budget;
    private final DiagnosticCollector diagnostics;
    private final Map<String, Operand> operands = new HashMap<>();

    ImportContext(
            int opset,
            Initializers initializers,
            GraphBuilder builder,
            FoldingBudget budget,
            DiagnosticCollector diagnostics) {
        this.opset = opset;
        this.initializers = initializers;
        this.builder = builder;
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    int opset() {
        return opset;
    }

    GraphBuilder builder() {
        return builder;
    }

    FoldingBudget budget() {
        return budget;
    }

    Tensor read(TensorProto proto, String what) {
        return initializers.read(proto, what);
    }

    void define(String name, Operand operand) {
        operands.put(name, operand);
    }

    /** What a name stands for; an initializer is read when it is first asked for. */
    Operand operand(String name) {
        Operand known = operands.get(name);
        if (known == null) {
            known = Operand.constant(name, initializers.read(name));
            operands.put(name, known);
        }
        return known;
    }

    /** Imports one node; all that it reads from is there. */
    void run(OnnxNode node, OperatorImport operator) {
        try {
            NodeScope scope = new NodeScope(this, node);
            operator.run(scope);
            requireOutputs(node);
            warnOfUnread(node, scope.attributes().unread());
        } catch (ShapeException e) {
            throw new DiagnosticException(
                    DiagnosticId.ONNX_NODE_INVALID, Place.model(), node, opset, e.getMessage(), inputsOf(node));
        }
    }

    private void requireOutputs(OnnxNode node) {
        for (String output : node.outputs()) {
            if (!output.isEmpty() && !operands.containsKey(output)) {
                throw new DiagnosticException(
                        DiagnosticId.ONNX_NODE_UNSUPPORTED,
                        Place.model(),
                        node,
                        opset,
                        "its output \"" + output + "\"");
            }
        }
    }

    private void warnOfUnread(OnnxNode node, List<String> attributes) {
        if (!attributes.isEmpty()) {
            diagnostics.add(
                    DiagnosticId.ONNX_ATTRIBUTE_IGNORED, Place.model(), node, opset, String.join(", ", attributes));
        }
    }

    private String inputsOf(OnnxNode node) {
        List<String> known = node.inputs().stream()
                .filter(name -> !name.isEmpty())
                .map(name -> operands.containsKey(name)
                        ? name + ": " + operands.get(name).type()
                        : name)
                .toList();
        return known.isEmpty() ? "no inputs" : String.join(", ", known);
    }
}
