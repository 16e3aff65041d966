package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;

/**
 * TensorFlow Lite's HARD_SWISH on int8, {@code x * relu6(x + 3) / 6} in 16-bit fixed point ({@code
 * tensorflow/lite/kernels/internal/reference/hard_swish.h}). The input is taken 7 bits to the left; one product brings
 * it to the scale of the output, another to a factor in [0, 1) of 15 fractional bits.
 *
 * @param multiplier Q15, to the output's scale, followed by a shift of {@code exponent}
 * @param reluMultiplier Q15, to the scale 3 / 2^15, with a shift of {@code reluExponent}
 */
public record HardSwish(int inputZeroPoint, int multiplier, int exponent, int reluMultiplier, int reluExponent) {
    private static final int HEADROOM = 7;
    private static final float RELU_SCALE = 3f / 32768;

    /** From the quantizations of input and output. */
    public static HardSwish of(Quantization in, Quantization out) {
        float hires = in.scale() / (1 << HEADROOM);
        Requantization output = Requantization.ofReal(hires / out.scale(), true);
        Requantization relu = Requantization.ofReal(hires / RELU_SCALE, true);
        return new HardSwish(
                in.zeroPoint(),
                narrow(output.multiplier(0)),
                output.shift(0),
                narrow(relu.multiplier(0)),
                relu.shift(0));
    }

    private static int narrow(int multiplier) {
        int half = 1 << 15;
        return multiplier >= Integer.MAX_VALUE - half ? Short.MAX_VALUE : (multiplier + half) >> 16;
    }

    /** The result for q, the output's zero point not yet added. */
    public int apply(int q) {
        int x = (q - inputZeroPoint) << HEADROOM;
        int unshifted = roundedProduct(x, multiplier);
        int relu = x;
        if (reluExponent > 0) {
            relu = saturate(relu << (reluExponent - 1));
        }
        relu = roundedProduct(relu, reluMultiplier);
        if (reluExponent > 0) {
            relu = saturate(relu << 1);
        }
        if (reluExponent < 0) {
            relu = FixedPoint.divideByPowerOfTwo(relu, -reluExponent);
        }
        relu = (relu + (1 << 15)) >> 1;
        int product = saturate(relu * unshifted / (1 << 15));
        return exponent > 0 ? product << exponent : FixedPoint.divideByPowerOfTwo(product, -exponent);
    }

    private static int roundedProduct(int a, int b) {
        int product = a * b;
        return saturate((product + (product >= 0 ? 1 << 14 : 1 - (1 << 14))) / (1 << 15));
    }

    private static int saturate(int x) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, x));
    }
}
