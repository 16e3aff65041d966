package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;

/** Nodes that keep their elements: nothing but a name where the scale stays, else a conversion. */
final class IdentityLowering {
    private IdentityLowering() {}

    static void lower(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        Value output = node.output();
        boolean fromIntegers = lowering.hasScale(input);
        boolean toIntegers = lowering.hasScale(output);
        if (!lowering.hasFileScales() || fromIntegers == toIntegers && sameScale(input, output, lowering)) {
            lowering.alias(input, output);
        } else if (fromIntegers && toIntegers) {
            lowering.add(node, rescaling(input, output, lowering), List.of(lowering.integer(input)), output);
        } else if (toIntegers) {
            lowering.addRounded(List.of(), output, lowering.real(input));
        } else {
            lowering.addReal(List.of(), output, lowering.real(input));
        }
    }

    private static Kernel rescaling(Value input, Value output, IntegerLowering lowering) {
        Quantization in = lowering.quantization(input);
        Quantization out = lowering.quantization(output);
        int length = output.type().elementCount();
        return lowering.arithmetic() == Arithmetic.ONNX
                ? new QLookup(length, lowering.rescaling(in, out))
                : Rescaling.kernel(length, in, out);
    }

    private static boolean sameScale(Value input, Value output, IntegerLowering lowering) {
        return !lowering.hasScale(input) || lowering.quantization(input).equals(lowering.quantization(output));
    }
}
