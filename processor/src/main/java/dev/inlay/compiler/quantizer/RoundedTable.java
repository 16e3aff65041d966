package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * Functions of one int8 element as ONNX defines them, as tables of 256 entries: DequantizeLinear, the function in
 * float32, QuantizeLinear.
 */
final class RoundedTable {
    private static final int ENTRIES = 256;

    private RoundedTable() {}

    /** The table of {@code function}, which works element by element; the result of q at index {@code q + 128}. */
    static byte[] of(UnaryOperator<Tensor> function, Quantization in, Quantization out) {
        float[] reals = new float[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            reals[i] = in.scale() * (i + Scales.MIN - in.zeroPoint());
        }
        float[] results =
                function.apply(Tensor.floats(Shape.of(ENTRIES), reals)).floats();
        byte[] table = new byte[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            table[i] = (byte) quantize(results[i], out);
        }
        return table;
    }

    static byte[] requantize(Quantization in, Quantization out) {
        return of(UnaryOperator.identity(), in, out);
    }

    /** QuantizeLinear: the quotient in float32, ties to even; NaN, which has no integer, gives the zero point. */
    private static int quantize(float real, Quantization out) {
        float quotient = real / out.scale();
        double rounded = Float.isNaN(quotient) ? 0 : Math.rint(quotient);
        return (int) Math.max(Scales.MIN, Math.min(Scales.MAX, rounded + out.zeroPoint()));
    }
}
