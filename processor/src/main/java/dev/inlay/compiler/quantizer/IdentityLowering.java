package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Kernel;
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
            Kernel kernel = Rescaling.kernel(
                    output.type().elementCount(), lowering.quantization(input), lowering.quantization(output));
            lowering.add(node, kernel, List.of(lowering.integer(input)), output);
        } else {
            // to real numbers, or real numbers that become integers where those are needed
            lowering.addReal(List.of(), output, lowering.real(input));
        }
    }

    private static boolean sameScale(Value input, Value output, IntegerLowering lowering) {
        return !lowering.hasScale(input) || lowering.quantization(input).equals(lowering.quantization(output));
    }
}
