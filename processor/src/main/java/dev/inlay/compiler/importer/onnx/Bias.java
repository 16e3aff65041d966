package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.StoredIntegers;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;

/** The bias of a layer, whose integers can be added to its products only if they are on the same scale. */
final class Bias {
    /** Scales are products of two float32 numbers, which exporters may have rounded in another order. */
    private static final double TOLERANCE = 1e-6;

    private Bias() {}

    /**
     * The bias as it can be used: its integers where they are on the scale of the products, else real numbers.
     *
     * @param weights outputs first
     */
    static Operand of(Operand bias, Operand x, Operand weights) {
        if (!bias.isConstant() || !bias.isQuantized()) {
            return bias;
        }
        boolean fits = bias.data().get().dataType() == DataType.INT32
                && x.isQuantized()
                && weights.isQuantized()
                && isProduct(
                        bias.quantization().get(),
                        x.quantization().get(),
                        weights.quantization().get(),
                        bias.type().elementCount());
        return fits ? bias : StoredIntegers.dequantized(bias);
    }

    private static boolean isProduct(Quantization bias, Quantization x, Quantization weights, int count) {
        if (x.isPerChannel() || weights.isPerChannel() && (weights.axis() != 0 || weights.channels() != count)) {
            return false;
        }
        for (int m = 0; m < count; m++) {
            double product = (double) x.scale() * weights.scale(m);
            if (bias.zeroPoint(m) != 0 || Math.abs(bias.scale(m) - product) > TOLERANCE * product) {
                return false;
            }
        }
        return true;
    }
}
