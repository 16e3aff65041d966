package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.folding.GraphBuilder;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the import of one model has found so far. */
final class ImportContext {
    private final Tensors tensors;
    private final TensorNames names;
    private final ConstantReader constants;
    private final GraphBuilder builder;
    private final FoldingBudget budget;
    private final Map<Integer, Operand> operands = new TreeMap<>();

    ImportContext(
            Tensors tensors, TensorNames names, ConstantReader constants, GraphBuilder builder, FoldingBudget budget) {
        this.tensors = tensors;
        this.names = names;
        this.constants = constants;
        this.builder = builder;
        this.budget = budget;
    }

    Tensors tensors() {
        return tensors;
    }

    GraphBuilder builder() {
        return builder;
    }

    FoldingBudget budget() {
        return budget;
    }

    String nameOf(int tensor) {
        return names.of(tensor);
    }

    void define(int tensor, Operand operand) {
        operands.put(tensor, operand);
    }

    /** What a tensor stands for; stored data is read when it is first asked for. */
    Operand operand(int tensor) {
        Operand known = operands.get(tensor);
        if (known == null) {
            TensorEntry entry = tensors.get(tensor);
            known = constants.read(entry).orElseThrow(() -> missing(entry));
            operands.put(tensor, known);
        }
        return known;
    }

    /** A variable, which only one operator can have. */
    Operand state(int tensor, String role, Shape inFile, Shape shape) {
        if (tensor < 0 || operands.containsKey(tensor)) {
            throw new ShapeException(
                    tensor < 0 ? "its " + role + " is missing" : "its " + role + " is no variable of its own");
        }
        TensorEntry entry = tensors.get(tensor);
        if (!entry.isVariable()
                || !entry.shape().equals(inFile)
                || constants.read(entry).isPresent()) {
            throw new ShapeException("its " + role + " is " + entry + " " + entry.shape() + ", no variable " + inFile);
        }
        names.claim(tensor);
        TensorType type = new TensorType(tensors.dataType(tensor), shape);
        Operand state = Operand.computed(names.of(tensor), type, tensors.activation(tensor));
        operands.put(tensor, state);
        return state;
    }

    private static DiagnosticException missing(TensorEntry tensor) {
        return tensor.isVariable()
                ? new DiagnosticException(
                        DiagnosticId.TFLITE_TENSOR_UNSUPPORTED,
                        Place.model(),
                        tensor,
                        "is a variable, which keeps its elements between inferences")
                : new DiagnosticException(
                        DiagnosticId.TFLITE_TENSOR_INVALID,
                        Place.model(),
                        tensor,
                        "it has no data, and no operator before computes it");
    }

    /** Imports one operator; all that it reads from is there. */
    void run(OperatorEntry entry) {
        try {
            OperatorTable.find(entry.operator()).orElseThrow().run(new OperatorScope(this, entry));
            for (int output : entry.outputs()) {
                checkOutput(entry, output);
            }
        } catch (ShapeException e) {
            throw new DiagnosticException(
                    DiagnosticId.TFLITE_OPERATOR_INVALID, Place.model(), entry, e.getMessage(), inputsOf(entry));
        }
    }

    private void checkOutput(OperatorEntry entry, int output) {
        Operand result = operands.get(output);
        if (result == null) {
            throw new DiagnosticException(
                    DiagnosticId.TFLITE_OPERATOR_UNSUPPORTED,
                    Place.model(),
                    entry,
                    "its output \"" + tensors.get(output).name() + "\"");
        }
        DataType declared = tensors.dataType(output);
        if (declared != result.dataType()) {
            throw new ShapeException("output " + tensors.get(output).name() + " is declared as "
                    + TfliteType.nameOf(tensors.get(output).type()) + ", and it is " + result.type());
        }
    }

    private String inputsOf(OperatorEntry entry) {
        List<String> known = new ArrayList<>();
        for (int input : entry.inputs()) {
            if (input >= 0) {
                Operand operand = operands.get(input);
                known.add(operand == null ? tensors.get(input).name() : operand.toString());
            }
        }
        return known.isEmpty() ? "no inputs" : String.join(", ", known);
    }
}
