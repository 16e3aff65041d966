package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.StoredIntegers;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.QuantizationRule;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;

/** What operators of an ONNX file, which work on real numbers, do with operands that have integers for these. */
final class QuantizedOperands {
    private QuantizedOperands() {}

    /** Operands as the operator takes them: where all are known, arithmetic is in real numbers. */
    static List<Operand> prepare(Operator operator, List<Operand> inputs) {
        boolean known = inputs.stream().allMatch(Operand::isConstant);
        boolean stored = operator instanceof Transpose
                || !(operator instanceof Concat) && kept(operator, inputs).isPresent();
        return known && !stored
                ? inputs.stream().map(StoredIntegers::dequantized).toList()
                : inputs;
    }

    /** The scale that elements of the result have because the operator moves them and does nothing else. */
    static Optional<Quantization> kept(Operator operator, List<Operand> inputs) {
        if (inputs.isEmpty() || !moves(operator)) {
            return Optional.empty();
        }
        Optional<Quantization> first =
                inputs.get(0).quantization().filter(quantization -> !quantization.isPerChannel());
        boolean common = !(operator instanceof Concat)
                || inputs.stream().allMatch(input -> input.quantization().equals(first));
        return common ? first : Optional.empty();
    }

    private static boolean moves(Operator operator) {
        return operator instanceof Concat
                || operator.quantizationRule() == QuantizationRule.SAME_AS_INPUT
                        && !(operator instanceof Pad)
                        && !(operator instanceof Resize);
    }
}
