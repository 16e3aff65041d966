package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of a subgraph. */
final class SubgraphReader {
    private static final int TENSORS = 0;
    private static final int INPUTS = 1;
    private static final int OUTPUTS = 2;
    private static final int OPERATORS = 3;
    private static final int NAME = 4;
    private static final int CODE = 0;
    private static final int OPERATOR_INPUTS = 1;
    private static final int OPERATOR_OUTPUTS = 2;
    private static final int OPTIONS_TYPE = 3;
    private static final int OPTIONS = 4;
    private static final int UNSIGNED_BYTE = 0xff;

    private final FlatTable table;
    private final List<String> operatorNames;

    SubgraphReader(FlatTable table, List<String> operatorNames) {
        this.table = table;
        this.operatorNames = operatorNames;
    }

    String name() {
        return table.text(NAME);
    }

    int[] inputs() {
        return table.integers(INPUTS).orElseGet(() -> new int[0]);
    }

    int[] outputs() {
        return table.integers(OUTPUTS).orElseGet(() -> new int[0]);
    }

    Tensors tensors() {
        List<TensorEntry> entries = new ArrayList<>();
        for (FlatTable tensor : table.tables(TENSORS, "tensor")) {
            try {
                entries.add(TensorEntry.read(tensor, entries.size()));
            } catch (ShapeException e) {
                throw new DiagnosticException(
                        DiagnosticId.TFLITE_TENSOR_INVALID, Place.model(), "tensor " + entries.size(), e.getMessage());
            }
        }
        return new Tensors(entries);
    }

    List<OperatorEntry> operators(Tensors tensors) {
        List<OperatorEntry> operators = new ArrayList<>();
        for (FlatTable operator : table.tables(OPERATORS, "operator")) {
            operators.add(operator(operator, operators.size(), tensors));
        }
        return operators;
    }

    private OperatorEntry operator(FlatTable operator, int index, Tensors tensors) {
        long code = operator.unsigned(CODE);
        if (code >= operatorNames.size()) {
            throw new DamageException(
                    "operator " + index + " has code " + code + ", and there are " + operatorNames.size());
        }
        int[] inputs = operator.integers(OPERATOR_INPUTS).orElseGet(() -> new int[0]);
        int[] outputs = operator.integers(OPERATOR_OUTPUTS).orElseGet(() -> new int[0]);
        for (int input : inputs) {
            if (input != -1) {
                tensors.get(input);
            }
        }
        for (int output : outputs) {
            tensors.get(output);
        }
        return new OperatorEntry(
                outputs.length == 0
                        ? "operator_" + index
                        : tensors.get(outputs[0]).name(),
                operatorNames.get((int) code),
                inputs,
                outputs,
                operator.small(OPTIONS_TYPE) & UNSIGNED_BYTE,
                operator.table(OPTIONS, "the options of operator " + index));
    }
}
