package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refuses a model for all the operators in it that Inlay does not import, at once and grouped. */
final class UnsupportedOperators {
    private static final int NAMED = 3;
    private static final String CONTROL_FLOW =
            "control flow is not supported; convert a model in which conditions and loop counts are fixed";
    private static final String SORTING = "leave it to the caller: end the network at the scores";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("IF", CONTROL_FLOW),
            Map.entry("WHILE", CONTROL_FLOW),
            Map.entry("CALL", CONTROL_FLOW),
            Map.entry("CALL_ONCE", CONTROL_FLOW),
            Map.entry("TOPK_V2", SORTING),
            Map.entry("NON_MAX_SUPPRESSION_V4", SORTING),
            Map.entry("NON_MAX_SUPPRESSION_V5", SORTING),
            Map.entry("CUSTOM \"TFLite_Detection_PostProcess\"", SORTING),
            Map.entry("DENSIFY", "sparse weights are not supported; convert the model without sparsity"));

    private UnsupportedOperators() {}

    static void check(List<OperatorEntry> operators, String model) {
        Map<String, List<String>> groups = new TreeMap<>();
        for (OperatorEntry operator : operators) {
            if (OperatorTable.find(operator.operator()).isEmpty()) {
                groups.computeIfAbsent(operator.operator(), name -> new ArrayList<>())
                        .add("\"" + operator.name() + "\"");
            }
        }
        if (!groups.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            groups.forEach((operator, outputs) -> lines.append("\n  ").append(line(operator, outputs)));
            throw new DiagnosticException(DiagnosticId.TFLITE_OPERATORS_UNSUPPORTED, Place.model(), model, lines);
        }
    }

    private static String line(String operator, List<String> outputs) {
        StringBuilder line = new StringBuilder(operator).append(": ").append(outputs.size());
        line.append(" (").append(String.join(", ", outputs.subList(0, Math.min(NAMED, outputs.size()))));
        line.append(outputs.size() > NAMED ? ", ...)" : ")");
        advice(operator).ifPresent(advice -> line.append("; ").append(advice));
        return line.toString();
    }

    private static Optional<String> advice(String operator) {
        String known = ADVICE.get(operator);
        if (known == null && operator.startsWith("CUSTOM \"Flex")) {
            return Optional.of("it is an operator of TensorFlow itself; convert the model without SELECT_TF_OPS");
        }
        return Optional.ofNullable(known);
    }
}
