package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.ClosestName;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Refuses a model for all the operators in it that Inlay does not import, at once and grouped. */
final class UnsupportedOperators {
    private static final int NAMED = 3;

    private UnsupportedOperators() {}

    /** @param functions the functions that the model defines, as {@link OnnxNode#qualifiedOperator} names them */
    static void check(List<OnnxNode> nodes, Set<String> functions, int opset, String model) {
        Map<String, List<OnnxNode>> groups = new TreeMap<>();
        for (OnnxNode node : nodes) {
            if (OperatorTable.find(node).isEmpty() && !QuantizedOperators.knows(node)) {
                groups.computeIfAbsent(node.qualifiedOperator(), operator -> new ArrayList<>())
                        .add(node);
            }
        }
        if (!groups.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            groups.forEach((operator, group) -> lines.append("\n  ").append(line(operator, group, functions)));
            throw new DiagnosticException(DiagnosticId.ONNX_OPERATORS_UNSUPPORTED, Place.model(), model, opset, lines);
        }
    }

    private static String line(String operator, List<OnnxNode> group, Set<String> functions) {
        StringBuilder line = new StringBuilder(operator.isEmpty() ? "(no operator)" : operator);
        line.append(": ").append(group.size()).append(group.size() == 1 ? " node (" : " nodes (");
        line.append(String.join(
                ", ", group.stream().limit(NAMED).map(OnnxNode::name).toList()));
        line.append(group.size() > NAMED ? ", ...)" : ")");
        advice(group.get(0), functions).ifPresent(advice -> line.append("; ").append(advice));
        return line.toString();
    }

    private static Optional<String> advice(OnnxNode node, Set<String> functions) {
        if (functions.contains(node.qualifiedOperator())) {
            return Optional.of("it is a function that the model defines; have functions inlined where it is exported");
        }
        Optional<String> known = UnsupportedAdvice.of(node);
        return known.isPresent()
                ? known
                : ClosestName.of(node.operator(), OperatorTable.names()).map(name -> "did you mean " + name + "?");
    }
}
