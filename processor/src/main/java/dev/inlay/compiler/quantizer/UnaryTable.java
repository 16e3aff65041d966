package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.HardSwish;
import dev.inlay.compiler.kernel.InverseSquareRoot;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Functions of one int8 element between scales of the model file, as tables of 256 entries with TensorFlow Lite's
 * arithmetic: fixed point for RELU, LEAKY_RELU, HARD_SWISH, ABS and requantization, a rounded float32 result for others.
 */
final class UnaryTable {
    private static final int ENTRIES = 256;

    /** Fractional bits of an inverse root before the last factor. */
    private static final int HEADROOM = 20;

    private UnaryTable() {}

    /** The table of {@code function}, the result of q at index {@code q + 128}. */
    static byte[] of(Unary function, Quantization in, Quantization out) {
        return switch (function.function()) {
            case RELU -> clamped(in, out, Scales.bound(0, out), Scales.MAX);
            case CLIP -> clamped(in, out, Scales.bound(function.alpha(), out), Scales.bound(function.beta(), out));
            case LEAKY_RELU ->
                function.alpha() >= 0 ? leakyRelu(function.alpha(), in, out) : evaluated(function, in, out);
            case HARD_SWISH -> table(HardSwish.of(in, out)::apply, out);
            case ABS -> absolute(in, out);
            case RSQRT -> inverseRoot(in, out);
            case LOG -> logarithm(function, in, out);
            default -> evaluated(function, in, out);
        };
    }

    /** From one scale and zero point to another. */
    static byte[] requantize(Quantization in, Quantization out) {
        return clamped(in, out, Scales.MIN, Scales.MAX);
    }

    private static byte[] clamped(Quantization in, Quantization out, int min, int max) {
        Requantization factor = Requantization.ofReal((double) in.scale() / out.scale(), true);
        return table(q -> factor.apply(0, q - in.zeroPoint()), out, min, max);
    }

    private static byte[] leakyRelu(float alpha, Quantization in, Quantization out) {
        Requantization positive = Requantization.ofReal(in.scale() / out.scale(), true);
        Requantization negative = Requantization.ofReal(in.scale() * alpha / out.scale(), true);
        return table(q -> (q >= in.zeroPoint() ? positive : negative).apply(0, q - in.zeroPoint()), out);
    }

    private static byte[] absolute(Quantization in, Quantization out) {
        Requantization factor = Requantization.ofReal(in.scale() / out.scale(), true);
        return table(q -> factor.apply(0, Math.abs(q - in.zeroPoint())), out);
    }

    /** The root of the integer, then one factor {@code 1 / (sqrt(inputScale) * outputScale)}; 0 and below give 127. */
    private static byte[] inverseRoot(Quantization in, Quantization out) {
        double scale = 1 / (Math.sqrt(in.scale()) * out.scale());
        Requantization output = Requantization.ofReal(scale, true);
        return table(
                q -> {
                    int x = q - in.zeroPoint();
                    if (x <= 0) {
                        return Scales.MAX - out.zeroPoint();
                    }
                    Requantization root = new Requantization(
                            new int[] {InverseSquareRoot.multiplier(x)},
                            new int[] {HEADROOM - InverseSquareRoot.shift(x)});
                    Requantization rest = new Requantization(
                            new int[] {output.multiplier(0)}, new int[] {output.shift(0) - HEADROOM});
                    return rest.apply(0, root.apply(0, 1));
                },
                out);
    }

    /** Of 0 and below the smallest integer of the output. */
    private static byte[] logarithm(Unary function, Quantization in, Quantization out) {
        byte[] table = evaluated(function, in, out);
        for (int q = Scales.MIN; q <= Math.min(Scales.MAX, in.zeroPoint()); q++) {
            table[q - Scales.MIN] = Scales.MIN;
        }
        return table;
    }

    /** {@code round(f(x) * (1 / scale))} in float32, as TensorFlow Lite fills its lookup tables. */
    private static byte[] evaluated(Unary function, Quantization in, Quantization out) {
        float[] reals = new float[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            reals[i] = in.scale() * (i + Scales.MIN - in.zeroPoint());
        }
        float[] results = function.evaluate(List.of(Tensor.floats(Shape.of(ENTRIES), reals)))
                .floats();
        float inverse = 1 / out.scale();
        return table(
                q -> {
                    float result = results[q - Scales.MIN];
                    // NaN, as of the logarithm of a negative number, has no integer: the zero point stands for it
                    return Float.isNaN(result) ? 0 : (int) roundHalfAway(result * inverse);
                },
                out);
    }

    private static double roundHalfAway(float x) {
        return Math.copySign(Math.floor(Math.abs((double) x) + 0.5), x);
    }

    private static byte[] table(IntUnaryOperator function, Quantization out) {
        return table(function, out, Scales.MIN, Scales.MAX);
    }

    /** Adds the zero point to each result, and clamps. */
    private static byte[] table(IntUnaryOperator function, Quantization out, int min, int max) {
        byte[] table = new byte[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            long placed = (long) function.applyAsInt(i + Scales.MIN) + out.zeroPoint();
            table[i] = (byte) Math.max(min, Math.min(max, placed));
        }
        return table;
    }
}
