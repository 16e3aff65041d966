package dev.inlay.compiler.quantizer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.testing.GeneratedBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorsPageTest {
    private static final Map<String, String> KERNELS = Map.ofEntries(
            Map.entry("ArgExtremeLowering", "QArgExtreme"),
            Map.entry("BatchNormalizationLowering", "QDepthwiseConv of one tap, where no layer could take it in"),
            Map.entry(
                    "BinaryLowering",
                    "QAdd (Add, Sub), QMul, QExtreme (Max, Min), QPrelu; with a constant scalar every function is part of a QLookup;"
                            + " others in float"),
            Map.entry("ConvLowering", "QConv, QDepthwiseConv; in float where weights are computed"),
            Map.entry("ConvTransposeLowering", "QMove and QConv; in float where weights are computed"),
            Map.entry("FullyConnectedLowering", "QFullyConnected"),
            Map.entry("LookupLowering", "QLookup, several in a row in one; Relu and Clip behind a layer in its clamp"),
            Map.entry("MatMulLowering", "QMatMul"),
            Map.entry("MoveLowering", "QMove; Gather with computed indices in float"),
            Map.entry("PoolLowering", "QMaxPool, QAveragePool, QMean of a whole image; LP in float"),
            Map.entry("ReduceLowering", "QMean, QSum, QReduceExtreme; others in float"),
            Map.entry("ResizeLowering", "QMove (nearest), QResize (linear along one or two axes); others in float"),
            Map.entry("SoftmaxLowering", "QSoftmax; LogSoftmax in float"));

    @Test
    void pageSaysHowEveryOperatorRuns() throws IOException {
        StringBuilder table = new StringBuilder("| operator | INT8 network |\n|---|---|\n");
        for (Class<? extends Operator> operator : operators()) {
            table.append("| ")
                    .append(operator.getSimpleName())
                    .append(" | ")
                    .append(kernels(operator))
                    .append(" |\n");
        }
        GeneratedBlock.check("operators.md", "kernels", table.toString());
    }

    private static List<Class<? extends Operator>> operators() {
        return Arrays.stream(Operator.class.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .<Class<? extends Operator>>map(type -> type.asSubclass(Operator.class))
                .toList();
    }

    private static String kernels(Class<? extends Operator> operator) {
        if (operator == Reshape.class || operator == Identity.class) {
            return "nothing: the same memory";
        }
        String lowering = IntegerLowerings.ofType(operator).getClass().getSimpleName();
        if (lowering.contains("Lambda")) {
            return "in float";
        }
        assertTrue(KERNELS.containsKey(lowering), lowering);
        return KERNELS.get(lowering);
    }
}
