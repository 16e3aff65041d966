package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.tensor.Quantization;
import java.util.Set;
import java.util.stream.Stream;

/** Sums, differences, products and extremes of int16: those of int8 on other widths. */
final class WideBinaryLowering implements NodeLowering {
    private static final NodeLowering BINARY = new BinaryLowering();
    private static final Set<BinaryFunction> SUMS = Set.of(BinaryFunction.ADD, BinaryFunction.SUB);
    private static final Set<BinaryFunction> EXTREMES = Set.of(BinaryFunction.MAX, BinaryFunction.MIN);

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        BinaryFunction function = ((Binary) node.operator()).function();
        boolean supported = function == BinaryFunction.MUL
                || SUMS.contains(function) && !hasOnlyPowersOfTwo(node, lowering)
                || EXTREMES.contains(function) && hasOneScale(node, lowering);
        return supported && haveScales(node, lowering) && BINARY.lower(node, lowering);
    }

    private static boolean haveScales(Node node, IntegerLowering lowering) {
        return node.inputs().stream().allMatch(lowering::hasScale);
    }

    /** TensorFlow Lite adds these in another way, which rounds one operand. */
    private static boolean hasOnlyPowersOfTwo(Node node, IntegerLowering lowering) {
        return values(node)
                .allMatch(value -> isPowerOfTwo(lowering.quantization(value).scale()));
    }

    private static boolean isPowerOfTwo(float scale) {
        return Math.scalb(1f, Math.getExponent(scale)) == scale;
    }

    private static boolean hasOneScale(Node node, IntegerLowering lowering) {
        Quantization output = lowering.quantization(node.output());
        return values(node).allMatch(value -> lowering.quantization(value).equals(output));
    }

    private static Stream<Value> values(Node node) {
        return Stream.concat(node.inputs().stream(), Stream.of(node.output()));
    }
}
