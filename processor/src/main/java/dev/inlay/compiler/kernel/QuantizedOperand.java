package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;

/**
 * An operand of an addition: its zero point, and the factor {@code multiplier * 2^(shift - 31)} to the common scale.
 *
 * @param multiplier Q31, 0 or positive
 * @param shift in [-31, 0]
 */
public record QuantizedOperand(int zeroPoint, int multiplier, int shift) {
    public QuantizedOperand {
        Limits.checkZeroPoint(zeroPoint);
        if (shift < -31 || shift > 0) {
            throw new IllegalArgumentException("shift " + shift + " of an operand");
        }
    }

    /** The operand of a kernel whose common scale is {@code twiceMax}, twice the larger scale of its operands. */
    static QuantizedOperand of(Quantization quantization, double twiceMax) {
        int[] factor = FixedPoint.quantize(quantization.scale() / twiceMax);
        return new QuantizedOperand(quantization.zeroPoint(), factor[0], factor[1]);
    }

    int scaled(int q, int leftShift) {
        return FixedPoint.multiply((q - zeroPoint) << leftShift, multiplier, shift);
    }
}
