package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** Data that a file stores as integers which stand for real numbers. */
public final class StoredIntegers {
    private StoredIntegers() {}

    /** The data of an operand that is known, as real numbers where these are meant. */
    public static Operand dequantized(Operand operand) {
        return operand.isConstant() && operand.isQuantized()
                ? Operand.constant(
                        operand.name(),
                        operand.data().get().dequantized(operand.quantization().get()))
                : operand;
    }

    /** Known data in another order of axes: the integers stay what they are, scales of channels go with their axis. */
    public static Operand transposed(Operand operand, Transpose transpose) {
        Quantization scales = operand.quantization().orElseThrow();
        Tensor moved = transpose.evaluate(List.of(operand.data().orElseThrow()));
        return Operand.quantized(operand.name(), moved, scales.isPerChannel() ? alongAxis(scales, transpose) : scales);
    }

    private static Quantization alongAxis(Quantization quantization, Transpose transpose) {
        float[] scales = new float[quantization.channels()];
        int[] zeroPoints = new int[quantization.channels()];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = quantization.scale(c);
            zeroPoints[c] = quantization.zeroPoint(c);
        }
        return Quantization.perChannel(
                scales, zeroPoints, transpose.permutation().indexOf(quantization.axis()));
    }
}
