package dev.inlay.compiler.importer.onnx;

import java.util.Map;
import java.util.Optional;

/** What to do about operators that networks do use but Inlay does not import. */
final class UnsupportedAdvice {
    private static final String QUANTIZED =
            "not every operator of quantized networks is supported; give the float network, Inlay quantizes it";
    private static final String CONTROL_FLOW =
            "control flow is not supported; export a traced model, in which conditions and loop counts are fixed";
    private static final String SEQUENCE = "sequences and optional values are not supported, only tensors";
    private static final String SORTING = "leave it to the caller: end the network at the scores";
    private static final String INDEXED = "only Gather with constant indices is supported";
    private static final String CONTRACTION = "write it with MatMul, Transpose and Reshape";

    private static final Map<String, String> BY_OPERATOR = Map.ofEntries(
            Map.entry("DynamicQuantizeLinear", QUANTIZED),
            Map.entry("ConvInteger", QUANTIZED),
            Map.entry("MatMulInteger", QUANTIZED),
            Map.entry("If", CONTROL_FLOW),
            Map.entry("Loop", CONTROL_FLOW),
            Map.entry("Scan", CONTROL_FLOW),
            Map.entry("SequenceAt", SEQUENCE),
            Map.entry("SequenceConstruct", SEQUENCE),
            Map.entry("SplitToSequence", SEQUENCE),
            Map.entry("ConcatFromSequence", SEQUENCE),
            Map.entry("OptionalGetElement", SEQUENCE),
            Map.entry("TopK", SORTING),
            Map.entry("NonMaxSuppression", SORTING),
            Map.entry("GatherElements", INDEXED),
            Map.entry("GatherND", INDEXED),
            Map.entry("ScatterElements", INDEXED),
            Map.entry("ScatterND", INDEXED),
            Map.entry("Einsum", CONTRACTION));

    private UnsupportedAdvice() {}

    static Optional<String> of(OnnxNode node) {
        if (node.domain().isEmpty()) {
            return Optional.ofNullable(BY_OPERATOR.get(node.operator()));
        }
        if (node.domain().equals("com.microsoft")) {
            return Optional.of(
                    node.operator().matches("Q[A-Z].*")
                            ? QUANTIZED
                            : "it is ONNX Runtime's own; give the model as it was before ONNX Runtime optimized it");
        }
        return Optional.of("domain " + node.domain() + " is not supported, only ONNX's own operators are");
    }
}
