package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.folding.GraphBuilder;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.StoredIntegers;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the import of one model has found so far. */
final class ImportContext {
    private final int opset;
    private final Initializers initializers;
    private final GraphBuilder builder;
    private final FoldingBudget budget;
    private final DiagnosticCollector diagnostics;
    private final FileIntegers integers;
    private final Map<String, Operand> operands = new HashMap<>();

    ImportContext(
            int opset,
            Initializers initializers,
            GraphBuilder builder,
            FoldingBudget budget,
            FileIntegers integers,
            DiagnosticCollector diagnostics) {
        this.opset = opset;
        this.initializers = initializers;
        this.builder = builder;
        this.budget = budget;
        this.integers = integers;
        this.diagnostics = diagnostics;
    }

    int opset() {
        return opset;
    }

    GraphBuilder builder() {
        return builder;
    }

    FileIntegers integers() {
        return integers;
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

    /** Applies an operator for an intermediate result; what only moves integers of a scale leaves them on it. */
    Operand apply(OnnxNode node, Operator operator, List<Operand> inputs, String hint) {
        List<Operand> prepared = QuantizedOperands.prepare(operator, inputs);
        Optional<Operand> moved = moved(node, operator, prepared);
        return moved.orElseGet(
                () -> builder.apply(node, operator, prepared, hint, QuantizedOperands.kept(operator, prepared)));
    }

    /** As {@link #apply}, for a result that has a name in the file. */
    Operand applyNamed(OnnxNode node, Operator operator, List<Operand> inputs, String name) {
        List<Operand> prepared = QuantizedOperands.prepare(operator, inputs);
        Optional<Operand> moved = moved(node, operator, prepared);
        return moved.orElseGet(() -> builder.applyNamed(
                node,
                operator,
                prepared,
                name,
                integers.isRealOutput(node, name) ? Optional.empty() : QuantizedOperands.kept(operator, prepared)));
    }

    private Optional<Operand> moved(OnnxNode node, Operator operator, List<Operand> inputs) {
        if (!(operator instanceof Transpose transpose) || inputs.isEmpty()) {
            return Optional.empty();
        }
        Operand x = inputs.get(0);
        if (!x.isConstant() || !x.isQuantized()) {
            return Optional.empty();
        }
        transpose.infer(List.of(x.type()));
        budget.spend(node.toString(), x.type().elementCount());
        return Optional.of(StoredIntegers.transposed(x, transpose));
    }

    /** Imports one node; all that it reads from is there. */
    void run(OnnxNode node, OperatorImport operator) {
        integers.misread(node).ifPresent(name -> {
            throw unsupported(node, "its input \"" + name + "\", which holds the integers of a quantized tensor");
        });
        try {
            NodeScope scope = new NodeScope(this, node);
            operator.run(scope);
            requireOutputs(node);
            markIntegers(node);
            warnOfUnread(node, scope.attributes().unread());
        } catch (ShapeException e) {
            throw new DiagnosticException(
                    DiagnosticId.ONNX_NODE_INVALID, Place.model(), node, opset, e.getMessage(), inputsOf(node));
        }
    }

    /** What moves integers gives integers. */
    private void markIntegers(OnnxNode node) {
        Optional<DataType> type = node.operator().equals("DequantizeLinear")
                ? Optional.empty()
                : node.inputs().stream()
                        .map(integers::typeOf)
                        .flatMap(Optional::stream)
                        .findFirst();
        for (String output : node.outputs()) {
            Operand operand = operands.get(output);
            if (type.isEmpty() || operand == null || !operand.dataType().isFloat()) {
                continue;
            }
            if (!operand.isQuantized()) {
                throw new ShapeException("it joins integers of different scales");
            }
            integers.define(output, type.get());
        }
    }

    private void requireOutputs(OnnxNode node) {
        for (String output : node.outputs()) {
            if (!output.isEmpty() && !operands.containsKey(output)) {
                throw unsupported(node, "its output \"" + output + "\"");
            }
        }
    }

    private DiagnosticException unsupported(OnnxNode node, String what) {
        return new DiagnosticException(DiagnosticId.ONNX_NODE_UNSUPPORTED, Place.model(), node, opset, what);
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
